package dev.caravan.vendor.jarvi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Additions;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Cargo;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;
import dev.caravan.delivery.SentOnce;
import dev.caravan.delivery.Sites;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A candidate as the body of Jarvi's {@code POST /rest/v2/profiles}. Jarvi adds history entries and files anew each time
 * (inferred), so those that were delivered before, or may have been, are left out.
 */
@Named("jarviProfile")
@Singleton
@Unremovable
@RegisterForReflection
class JarviProfile {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final JarviFiles files;
    private final Optional<String> projectId;

    JarviProfile(JarviFiles files, @ConfigProperty(name = "caravan.jarvi.project-id") Optional<String> projectId) {
        this.files = files;
        this.projectId = projectId;
    }

    /** The notes and files that go out with the profile. */
    public Cargo cargo(Delivery delivery) {
        return SentOnce.before(delivery).cargo(Additions.NOTES, files.sort());
    }

    public JsonNode from(Delivery delivery) {
        Candidate candidate = delivery.candidate();
        OwnFields own = OwnFields.of(
                delivery,
                "id",
                "projectId",
                "currentCompanyId",
                "historyEntryType",
                "statusId",
                "isTalent",
                "isContact",
                "customFields");
        Body body = Body.empty()
                .put("externalId", candidate.externalId())
                .put("id", own.get("id"))
                .put("projectId", own.get("projectId", projectId))
                .put("firstName", candidate.firstName())
                .put("lastName", candidate.lastName())
                .putJoined("emailAddresses", candidate.emails())
                .putJoined("phoneNumbers", candidate.phones())
                .putUrl("linkedinUrl", Sites.linkedin(candidate))
                .put("location", candidate.location())
                .put("headline", candidate.headline())
                .put("currentPosition", candidate.currentPosition())
                .put("statusId", own.get("statusId"))
                .put("isTalent", own.get("isTalent"))
                .put("isContact", own.get("isContact"));
        company(body, candidate, own);
        history(body, own, delivery);
        files.put(body, delivery);
        customFields(body, own);
        return body.json();
    }

    /** Beside the id Jarvi would look for a company with a similar name (third party). */
    private static void company(Body body, Candidate candidate, OwnFields own) {
        String id = own.text("currentCompanyId");
        body.put("currentCompanyId", id).put("currentCompanyName", id == null ? candidate.currentCompany() : null);
    }

    private static void history(Body body, OwnFields own, Delivery delivery) {
        var notes = SentOnce.before(delivery).unsent(Additions.NOTES);
        JarviHistory.put(body, notes);
        if (!notes.isEmpty()) {
            body.put("historyEntryType", own.get("historyEntryType"));
        }
    }

    /** They stand beside Jarvi's own fields, so a name that is no uuid could overwrite one. */
    private static void customFields(Body body, OwnFields own) {
        own.object("customFields").properties().forEach(field -> {
            if (!UUID.matcher(field.getKey()).matches()) {
                throw own.wrong("customFields/" + field.getKey(), "the uuid of a custom field as its name");
            }
            body.put(field.getKey(), field.getValue());
        });
    }
}
