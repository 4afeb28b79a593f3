package dev.caravan.intake.resume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/** The sender's id of the person. The standard has none: it stands in {@code meta.externalId}, or is the file's name. */
final class ResumeId {

    static final String POINTER = "/meta/externalId";

    /** Names that everybody gives a resume, and that are nobody's id. */
    private static final Set<String> NOBODY = Set.of("resume", "cv", "sample", "example", "candidate", "profile");

    private ResumeId() {}

    /** {@code ada} of {@code ada.resume.json}; null when the name says nothing. */
    static String ofFile(String name) {
        String id = name.replaceFirst("(?i)\\.json$", "").replaceFirst("(?i)[._-](resume|cv)$", "");
        return id.isBlank() || NOBODY.contains(id.toLowerCase(Locale.ROOT)) ? null : id;
    }

    /** The resume with the id in it, whatever its file will be called. */
    static JsonNode kept(JsonNode resume, String id) {
        if (id == null
                || !(resume instanceof ObjectNode object)
                || !resume.at(POINTER).isMissingNode()) {
            return resume;
        }
        ObjectNode copy = object.deepCopy();
        ObjectNode meta = copy.path("meta") instanceof ObjectNode given ? given : copy.putObject("meta");
        meta.put("externalId", id);
        return copy;
    }
}
