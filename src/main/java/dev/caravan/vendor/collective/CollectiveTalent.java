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
    private final CollectiveDocuments documents;

    CollectiveTalent(CollectiveNotesOnce notes, CollectiveDocuments documents) {
        this.notes = notes;
        this.documents = documents;
    }

    public JsonNode from(Delivery delivery) {
        Candidate candidate = delivery.candidate();
        OwnFields own = OwnFields.of(delivery, "pictureUrl");
        CollectiveDocuments.Chosen chosen = documents.of(delivery);
        String linkedin = Sites.linkedin(candidate);
        if (linkedin == null && chosen.resume().isEmpty()) {
            throw new RejectedException(
                    "Not sent: Collective takes a candidate only with at least one of /linkedinUrl and"
                            + " a document of kind resume that it can be sent, and there is neither"
                            + documents.whyNot(delivery) + ". Add one and send the candidate again");
        }
        String picture = own.text("pictureUrl");
        Body body = Body.empty()
                .put("internalUserId", candidate.externalId())
                .putUrl("linkedInUrl", linkedin)
                .put("resume", chosen.resume().orElse(null))
                .put("firstname", candidate.firstName())
                .put("lastname", candidate.lastName())
                .putUrl("pictureUrl", picture == null ? chosen.photo().orElse(null) : picture)
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
