package dev.caravan.vendor.welcomekit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;
import dev.caravan.delivery.RejectedException;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A candidate as the body of Welcomekit's {@code POST …/candidates} and {@code PUT …/candidates/:reference}. */
@Named("welcomekitCandidate")
@Singleton
@Unremovable
@RegisterForReflection
class WelcomekitCandidate {

    private final WelcomekitDocuments documents;
    private final Optional<String> organization;
    private final Optional<String> job;
    private final Optional<Integer> stage;

    WelcomekitCandidate(
            WelcomekitDocuments documents,
            @ConfigProperty(name = "caravan.welcomekit.organization-reference") Optional<String> organization,
            @ConfigProperty(name = "caravan.welcomekit.job-reference") Optional<String> job,
            @ConfigProperty(name = "caravan.welcomekit.job-stage-id") Optional<Integer> stage) {
        this.documents = documents;
        this.organization = organization;
        this.job = job;
        this.stage = stage;
    }

    /** The body of a creation, which is for a job. Throws {@link RejectedException} when no job is given or configured. */
    public JsonNode toCreate(Delivery delivery) {
        OwnFields own = WelcomekitFields.of(delivery);
        return body(delivery)
                .put("organization_reference", needed(own, "organizationReference", organization))
                .put("job_reference", needed(own, "jobReference", job))
                .put("job_stage_id", stage(own))
                .put("comment", WelcomekitNotes.of(delivery).comment())
                .put("referrer", own.get("referrer"))
                .json();
    }

    /**
     * The body of an update. The configured stage is where candidates enter: it is not sent again, or each update would
     * move the candidate back there.
     */
    public JsonNode toUpdate(Delivery delivery) {
        return body(delivery)
                .put("job_stage_id", WelcomekitFields.stage(WelcomekitFields.of(delivery)))
                .json();
    }

    private Body body(Delivery delivery) {
        Candidate candidate = delivery.candidate();
        Body body = Body.empty()
                .put("email", first(candidate.emails()))
                .put("firstname", candidate.firstName())
                .put("lastname", candidate.lastName())
                .put("subtitle", candidate.headline() == null ? candidate.currentPosition() : candidate.headline())
                .put("phone", phone(candidate.phones()))
                .putJoined("tag_list", candidate.tags())
                .put("archived", candidate.archived());
        WelcomekitLinks.of(candidate).byField().forEach(body::putUrl);
        documents.put(body, delivery);
        return body;
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? null : values.get(0);
    }

    /** The first in international form, or else the first: a number as somebody wrote it may be no number at all. */
    private static String phone(List<String> phones) {
        return phones.stream()
                .filter(phone -> phone.matches("\\+[0-9]+"))
                .findFirst()
                .orElse(first(phones));
    }

    private JsonNode stage(OwnFields own) {
        JsonNode given = WelcomekitFields.stage(own);
        return given.isMissingNode() && stage.isPresent() ? IntNode.valueOf(stage.get()) : given;
    }

    private static JsonNode needed(OwnFields own, String name, Optional<String> configured) {
        JsonNode value = own.get(name, configured);
        if (value.isMissingNode() || value.isNull()) {
            throw new RejectedException("Not sent: Welcomekit's reference of this candidate is not known, and without a"
                    + " job it can't be created there. Missing is " + name + ". Give vendors.welcomekit.reference of a"
                    + " candidate that is there already, or vendors.welcomekit.organizationReference and jobReference,"
                    + " and send the candidate again; or configure caravan.welcomekit.organization-reference and"
                    + " caravan.welcomekit.job-reference for all");
        }
        return value;
    }
}
