package dev.caravan.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a file that comes along, as a candidate gives it: {@code cv.pdf}, or {@code docs/cv.pdf} for one in a
 * subfolder. It never leads out of the folder of the candidate file, nor to what is hidden there.
 *
 * @param path with slashes, in Unicode's composed form
 */
public record EnclosureName(String path) {

    static final String EXPECTED =
            "the name of a file, or its path below the candidate file with slashes, such as docs/cv.pdf";

    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\\\]|^[A-Za-z]:|^/|/$|//");

    /** The name, unless it is one that may not be. */
    public static Optional<EnclosureName> of(String given) {
        String path = Normalizer.normalize(given, Normalizer.Form.NFC);
        boolean isAllowed = !path.isBlank()
                && !FORBIDDEN.matcher(path).find()
                && Pattern.compile("/").splitAsStream(path).noneMatch(part -> part.startsWith("."));
        return isAllowed ? Optional.of(new EnclosureName(path)) : Optional.empty();
    }

    /** The names that a record gives, as far as they may be; the record may be anything. */
    public static List<EnclosureName> in(JsonNode candidate) {
        List<EnclosureName> names = new ArrayList<>();
        for (JsonNode document : candidate.path("documents")) {
            if (document.path("file").isTextual()) {
                of(document.path("file").textValue().strip()).ifPresent(names::add);
            }
        }
        return names;
    }

    /** Without its folders. */
    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return path;
    }
}
