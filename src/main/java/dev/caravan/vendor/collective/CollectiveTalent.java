package dev.caravan.vendor.collective;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Candidate.Link;
import dev.caravan.candidate.Candidate.Note;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;
import dev.caravan.delivery.RejectedException;
import dev.caravan.delivery.SentOnce;
import dev.caravan.delivery.Sites;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A candidate as the body of Collective's {@code POST /{environment}/v1/my-talents/import}. Whether Collective adds notes
 * anew each time is not known, so those that were delivered before are left out.
 */
@Named("collectiveTalent")
@Singleton
@Unremovable
@RegisterForReflection
class CollectiveTalent {

    private final boolean everyNoteEachTime;

    /** @param everyNoteEachTime for the case that Collective turns out to replace notes instead of adding them */
    CollectiveTalent(
            @ConfigProperty(name = "caravan.collective.every-note-each-time", defaultValue = "false")
                    boolean everyNoteEachTime) {
        this.everyNoteEachTime = everyNoteEachTime;
    }

    public JsonNode from(Delivery delivery) {
        Candidate candidate = delivery.candidate();
        OwnFields own = OwnFields.of(delivery, "pictureUrl");
        CollectiveDocuments documents = CollectiveDocuments.of(candidate);
        String linkedin = Sites.linkedin(candidate);
        if (linkedin == null && documents.resumeContent() == null) {
            throw new RejectedException(
                    "Not sent: Collective takes a candidate only with at least one of /linkedinUrl and"
                            + " a document of kind resume given as data (base64), and there is neither."
                            + " Add one and send the candidate again");
        }
        String picture = own.text("pictureUrl");
        Body body = Body.empty()
                .put("internalUserId", candidate.externalId())
                .putUrl("linkedInUrl", linkedin)
                .put("resume", documents.resumeContent())
                .put("firstname", candidate.firstName())
                .put("lastname", candidate.lastName())
                .putUrl("pictureUrl", picture == null ? documents.photoUrl() : picture)
                .putUrl("atsUrl", candidate.atsUrl())
                .put("emails", candidate.emails())
                .put("phones", candidate.phones())
                .putEach("notes", notes(delivery), CollectiveNotes::body)
                .putEach("links", candidate.links(), CollectiveTalent::link)
                .put("location", candidate.location())
                .put(
                        "desiredContractType",
                        candidate.contractTypes().stream().map(Enum::name).toList());
        if (candidate.workPreference() != null) {
            body.put("workPreference", candidate.workPreference().name());
        }
        CollectivePay.of(candidate).put(body);
        return body.json();
    }

    private List<Note> notes(Delivery delivery) {
        List<Note> notes = delivery.candidate().notes();
        return everyNoteEachTime ? notes : SentOnce.before(delivery).unsentNotes(notes);
    }

    private static Body link(Link link) {
        return Body.empty().put("name", link.name()).putUrl("url", link.url());
    }
}
