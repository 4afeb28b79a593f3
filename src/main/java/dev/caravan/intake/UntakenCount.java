package dev.caravan.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravan.ledger.Addressed;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** In how many candidates of a file a field stands that none of their vendors takes. */
final class UntakenCount {

    private final Untaken.Look look;
    private final Map<String, Long> notTaken = new TreeMap<>();
    private long notTried;

    UntakenCount(Untaken.Look look) {
        this.look = look;
    }

    void add(Addressed candidate) {
        Untaken.Found found = look.of(candidate);
        found.pointers().forEach(pointer -> notTaken.merge(pointer, 1L, Long::sum));
        if (!found.isWhole()) {
            notTried++;
        }
    }

    /** As it stands in a receipt: nothing where there is nothing to say. */
    void write(JsonGenerator out) throws IOException {
        if (!notTaken.isEmpty()) {
            out.writePOJOField("notTaken", notTaken);
        }
        if (notTried > 0) {
            out.writeNumberField("notTried", notTried);
        }
    }
}
