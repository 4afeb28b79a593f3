package dev.caravan.vendor.collective;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Candidate.Link;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;
import dev.caravan.delivery.RejectedException;
import dev.caravan.delivery.Sites;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * A candidate as the body of Collective's {@code POST /{environment}/v1/my-talents/import}.
 */
@Named("collectiveTalent")
@Singleton
@Unremovable
@RegisterForReflection
class CollectiveTalent {

    private final CollectiveNotesOnce notes;

    CollectiveTalent(CollectiveNotesOnce notes) {
        this.notes = notes;
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
                .putEach("notes", notes.toSend(delivery), CollectiveNotes::body)
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

    private static Body link(Link link) {
        return Body.empty().put("name", link.name()).putUrl("url", link.url());
    }
}
