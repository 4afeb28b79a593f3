package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What all vendors hold, with the one journal behind it when there is a state file. */
final class Archive implements AutoCloseable {

    private static final String EVERYTHING = "forgetEverything";

    private final Clock clock;
    private final Map<String, Holdings> byVendor = new HashMap<>();
    private Journal journal;

    Archive(Clock clock) {
        this.clock = clock;
    }

    Holdings open(String vendor, Function<JsonNode, Portrait> painter) {
        Holdings holdings =
                new Holdings(painter, change -> append(() -> change.get().put("vendor", vendor)), clock);
        byVendor.put(vendor, holdings);
        return holdings;
    }

    /** Reads back what the file holds, and writes every change to it from now on. Vendors have opened theirs before. */
    void keepIn(Path stateFile) {
        journal = Journal.open(stateFile, this::replay);
    }

    void forgetEverything() {
        byVendor.values().forEach(Holdings::clear);
        append(() -> Json.object().put(EVERYTHING, true));
    }

    @Override
    public void close() {
        if (journal != null) {
            journal.close();
        }
    }

    private void append(Supplier<ObjectNode> change) {
        if (journal != null) {
            journal.append(change.get());
        }
    }

    private void replay(JsonNode change) {
        if (change.has(EVERYTHING)) {
            byVendor.values().forEach(Holdings::clear);
        } else {
            byVendor.get(change.path("vendor").asText()).replay(change);
        }
    }
}
