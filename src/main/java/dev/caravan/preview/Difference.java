package dev.caravan.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One place in which two requests differ.
 *
 * @param pointer into the request, such as {@code /body/firstName} or {@code /url}
 * @param before what was sent there; null for nothing
 * @param after what would be; null for nothing
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Difference(String pointer, JsonNode before, JsonNode after) {

    /** All of them, in the order of the fields. */
    static List<Difference> between(JsonNode before, JsonNode after) {
        List<Difference> differences = new ArrayList<>();
        compare("", before, after, differences);
        return differences;
    }

    private static void compare(String pointer, JsonNode before, JsonNode after, Collection<Difference> differences) {
        if (before == null || after == null) {
            differences.add(new Difference(pointer, before, after));
        } else if (before.isObject() && after.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                String within = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                compare(within, before.get(name), after.get(name), differences);
            }
        } else if (before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(pointer + "/" + i, before.get(i), after.get(i), differences);
            }
        } else if (!isSame(before, after)) {
            differences.add(new Difference(pointer, before, after));
        }
    }

    /** 500 and 500.0 are the same number. */
    private static boolean isSame(JsonNode before, JsonNode after) {
        return before.isNumber() && after.isNumber()
                ? before.decimalValue().compareTo(after.decimalValue()) == 0
                : before.equals(after);
    }
}
