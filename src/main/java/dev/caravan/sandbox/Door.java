package dev.caravan.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.function.Function;

/** Leads each request to the vendor, the control or the page that it is for. */
final class Door {

    private static final String TOKENS = "/enboarder/oauth2/token";

    private final Vertx vertx;
    private final House house;
    private final Control control;
    private final FrontPage page;

    Door(Vertx vertx, House house) {
        this.vertx = vertx;
        this.house = house;
        this.control = new Control(house);
        this.page = new FrontPage(house);
    }

    void enter(HttpServerRequest http) {
        String path = http.path();
        if (path.equals("/")) {
            uncounted(http, request -> page.answer());
        } else if (Control.isFor(path)) {
            uncounted(http, control::answer);
        } else if (path.equals(TOKENS)) {
            house.desks().get("enboarder-token").receive(http, path);
        } else {
            int end = path.indexOf('/', 1);
            Desk desk = end < 0 ? null : house.desks().get(path.substring(1, end));
            if (desk == null) {
                uncounted(http, control::answer);
            } else {
                desk.receive(http, path.substring(end));
            }
        }
    }

    private void uncounted(HttpServerRequest http, Function<Request, Answer> answering) {
        http.body().onSuccess(body -> {
            Request request = Request.of(http, http.path(), body.getBytes());
            new Exchange(vertx, http, new Traffic(Clock.systemUTC())).answer(answering.apply(request));
        });
    }
}
