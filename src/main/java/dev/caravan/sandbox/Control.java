package dev.caravan.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;

/**
 * The sandbox's own endpoints, beside those of the vendors:
 *
 * <ul>
 *   <li>{@code PUT, GET, DELETE /_control/<vendor>}: the faults it shows, one object or a list; see {@link Fault}
 *   <li>{@code DELETE /_control}: no vendor misbehaves any longer
 *   <li>{@code PUT /_control/enboarder-tokens}: every token that was handed out ends now
 *   <li>{@code PUT /_control/enboarder/workflows/<externalid>} with {@code {"count": n}}: that many active workflows
 *   <li>{@code PUT /_control/merge/idempotency} with {@code {"heeded": false}}: an Idempotency-Key means nothing
 *   <li>{@code GET /_requests}: what was on the wire, by vendor, and the most within a second, ten and sixty
 *   <li>{@code GET /_received/<vendor>?key=}: whom the vendor holds, all or those with this key or e-mail address
 *   <li>{@code DELETE /_received}: nothing was ever received
 * </ul>
 */
final class Control {

    private static final ObjectReader FAULTS = Json.MAPPER
            .readerFor(new TypeReference<List<Fault>>() {})
            .with(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final House house;

    Control(House house) {
        this.house = house;
    }

    static boolean isFor(String path) {
        return path.startsWith("/_");
    }

    Answer answer(Request request) {
        List<String> steps = List.of(request.path().substring(1).split("/"));
        try {
            return switch (steps.get(0)) {
                case "_control" -> control(steps.subList(1, steps.size()), request);
                case "_requests" -> requests();
                case "_received" -> received(steps.subList(1, steps.size()), request);
                default -> unknown(request);
            };
        } catch (JsonProcessingException wrong) {
            return failure(400, wrong.getOriginalMessage());
        } catch (IOException unreadable) {
            return failure(400, unreadable.getMessage());
        }
    }

    private Answer control(List<String> target, Request request) throws IOException {
        if (target.isEmpty()) {
            return request.method().equals("DELETE") ? clearFaults() : unknown(request);
        }
        String name = target.get(0);
        if (name.equals("enboarder-tokens")) {
            house.tokens().expire();
            return Answer.json(200, Json.object().put("expired", true));
        }
        if (target.size() == 3 && name.equals("enboarder") && target.get(1).equals("workflows")) {
            int count = Json.MAPPER.readTree(request.body()).path("count").asInt();
            house.enboarder().activate(URLDecoder.decode(target.get(2), UTF_8), count);
            return Answer.json(200, Json.object().put("count", count));
        }
        if (target.equals(List.of("merge", "idempotency"))) {
            boolean heeded = Json.MAPPER.readTree(request.body()).path("heeded").asBoolean(true);
            house.merge().heedKeys(heeded);
            return Answer.json(200, Json.object().put("heeded", heeded));
        }
        Desk desk = house.desks().get(name);
        return desk == null || target.size() > 1 ? unknown(request) : faults(desk.faults(), request);
    }

    private static Answer faults(Faults faults, Request request) throws IOException {
        switch (request.method()) {
            case "PUT" -> faults.set(FAULTS.readValue(request.body()));
            case "DELETE" -> faults.set(List.of());
            default -> {}
        }
        return Answer.json(200, Json.MAPPER.valueToTree(faults.list()));
    }

    private Answer clearFaults() {
        house.desks().values().forEach(desk -> desk.faults().set(List.of()));
        house.merge().heedKeys(true);
        return Answer.empty(204);
    }

    private Answer requests() {
        ObjectNode counts = Json.object();
        house.desks().forEach((name, desk) -> counts.set(name, desk.traffic().toJson()));
        return Answer.json(200, counts);
    }

    private Answer received(List<String> target, Request request) {
        if (target.isEmpty()) {
            return request.method().equals("DELETE") ? forgetEverything() : unknown(request);
        }
        Vendor vendor = house.vendors().get(target.get(0));
        if (vendor == null) {
            return unknown(request);
        }
        String key = request.query().get("key");
        ArrayNode people = Json.array();
        vendor.holdings().all().stream()
                .filter(person -> key == null || person.portrait().answersTo(key))
                .forEach(person -> people.add(person.toJson()));
        return Answer.json(200, people);
    }

    private Answer forgetEverything() {
        house.archive().forgetEverything();
        house.desks().values().forEach(desk -> desk.traffic().clear());
        return Answer.empty(204);
    }

    private static Answer unknown(Request request) {
        return failure(404, "The sandbox has no " + request.method() + " " + request.path());
    }

    private static Answer failure(int status, String words) {
        return Answer.json(status, Json.object().put("error", words));
    }
}
