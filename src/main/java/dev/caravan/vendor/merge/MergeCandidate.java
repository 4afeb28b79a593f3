package dev.caravan.vendor.merge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;
import dev.caravan.delivery.RejectedException;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A candidate as the body of Merge's {@code POST /candidates} and {@code PATCH /candidates/{id}}. */
@Named("mergeCandidate")
@Singleton
@Unremovable
@RegisterForReflection
class MergeCandidate {

    private final Optional<String> remoteUserId;

    MergeCandidate(@ConfigProperty(name = "caravan.merge.remote-user-id") Optional<String> remoteUserId) {
        this.remoteUserId = remoteUserId;
    }

    /** {@code {model, remote_user_id}}. Throws {@link RejectedException} when no remote user is given or configured. */
    public JsonNode from(Delivery delivery) {
        return Body.empty()
                .put("model", model(delivery))
                .put("remote_user_id", remoteUser(MergeFields.of(delivery)))
                .json();
    }

    private static Body model(Delivery delivery) {
        Candidate candidate = delivery.candidate();
        OwnFields own = MergeFields.of(delivery);
        return Body.empty()
                .put("first_name", candidate.firstName())
                .put("last_name", candidate.lastName())
                .put("company", candidate.currentCompany())
                .put("title", candidate.currentPosition() == null ? candidate.headline() : candidate.currentPosition())
                .put("locations", Stream.ofNullable(candidate.location()).toList())
                .putEach("email_addresses", MergeEntry.emails(candidate), email -> email.body("email_address_type"))
                .putEach("phone_numbers", MergeEntry.phones(candidate), phone -> phone.body("phone_number_type"))
                .putEach("urls", MergeEntry.urls(candidate), url -> url.body("url_type"))
                .put("tags", candidate.tags())
                .put("applications", MergeParts.applications(delivery))
                .put("attachments", MergeParts.attachments(delivery))
                .put("last_interaction_at", own.get("lastInteractionAt"))
                .put("is_private", own.get("isPrivate"))
                .put("can_email", own.get("canEmail"))
                .put("remote_template_id", own.get("remoteTemplateId"))
                .put("integration_params", own.get("integrationParams"))
                .put("linked_account_params", own.get("linkedAccountParams"))
                .put("custom_fields", own.get("customFields"));
    }

    /** In whose name is written. Throws {@link RejectedException} when nobody is given or configured. */
    JsonNode remoteUser(OwnFields own) {
        JsonNode user = own.get("remoteUserId", remoteUserId);
        if (user.isMissingNode() || user.isNull()) {
            throw new RejectedException("Not sent: Merge wants to know in whose name it writes to the ATS. Expected"
                    + " caravan.merge.remote-user-id, or vendors.merge.remoteUserId of the candidate: Merge's id of the"
                    + " user. Configure it, or give it, and send the candidate again");
        }
        return user;
    }
}
