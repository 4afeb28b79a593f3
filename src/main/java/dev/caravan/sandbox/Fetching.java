package dev.caravan.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Fetches the files that vendors are given addresses of, when they are on this machine; others are not asked for. */
final class Fetching {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");
    private static final long TIMEOUT_MILLIS = 10_000;

    private final HttpClient client;

    Fetching(Vertx vertx) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(2_000));
    }

    /** What came of each address, once all have been tried. */
    Future<Map<String, Fetched>> all(Collection<String> addresses) {
        Future<Map<String, Fetched>> all = Future.succeededFuture(new HashMap<>());
        for (String address : addresses) {
            if (isHere(address)) {
                all = all.compose(known -> one(address).map(fetched -> {
                    known.put(address, fetched);
                    return known;
                }));
            }
        }
        return all;
    }

    private Future<Fetched> one(String address) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(address)
                        .setTimeout(TIMEOUT_MILLIS))
                .compose(request -> request.send())
                .compose(response -> response.body().map(body -> Fetched.of(response.statusCode(), body.getBytes())))
                .otherwise(failed -> Fetched.nothing());
    }

    private static boolean isHere(String address) {
        try {
            return HERE.contains(String.valueOf(URI.create(address).getHost()));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
