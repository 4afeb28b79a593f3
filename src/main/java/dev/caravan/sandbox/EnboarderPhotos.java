package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The photos of Enboarder's profiles. They can be read back, so they are kept whole, but each only once. */
final class EnboarderPhotos {

    private static final String FACT = "photo ";

    private final Holdings holdings;

    EnboarderPhotos(Holdings holdings) {
        this.holdings = holdings;
    }

    /** Keeps a photo and describes it for the profile that it belongs to. */
    ObjectNode keep(JsonNode photo) {
        String body = photo.path("body").asText();
        FileContent content = FileContent.of(body);
        holdings.remember(FACT + content.sha256(), body);
        return content.describe(
                Json.object().put("imageType", photo.path("imageType").asText()));
    }

    /** The photo of a profile, whole, when it has one. */
    Optional<ObjectNode> read(Person person) {
        JsonNode described = person.data().path("profilePhoto");
        return holdings.recall(FACT + described.path("sha256").asText()).map(body -> Json.object()
                .put("imageType", described.path("imageType").asText())
                .put("body", body));
    }
}
