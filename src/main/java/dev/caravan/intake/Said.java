package dev.caravan.intake;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers what was said of which file, so that a condition that stays is logged once. */
final class Said {

    private static final int REMEMBERED = 10_000;

    private final Map<Path, String> last = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** Whether this was not the last that was said of the file. */
    boolean isNew(Path file, String what) {
        return !what.equals(last.put(file, what));
    }

    void forget(Path file) {
        last.remove(file);
    }

    /** A name as it can stand in a log: a file may be named with line breaks. */
    static String printable(Object name) {
        return String.valueOf(name).replaceAll("\\p{Cntrl}", "?");
    }
}
