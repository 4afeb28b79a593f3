package dev.caravan.vendor.enboarder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.OutcomeException;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Reads the profile as it is in Enboarder, for people to see, and the active workflows that it is part of. */
@Named("enboarderReading")
@Singleton
@Unremovable
@RegisterForReflection
class EnboarderReading {

    private static final int PARTIAL = 206;

    /** Whether the answer has ten of more than ten active workflows, so that they have to be listed. */
    public boolean isPartial(Answer answer) {
        return answer.status() == PARTIAL;
    }

    /** The list of workflows before anything is asked. */
    public EnboarderWorkflows noWorkflows() {
        return EnboarderWorkflows.none();
    }

    /** Whether the list of workflows goes on. */
    public boolean hasMore(EnboarderWorkflows workflows) {
        return workflows.isOpen();
    }

    /** The query for the next page; null for the first. */
    public String page(EnboarderWorkflows workflows) {
        return workflows.nextKey() == null
                ? null
                : "nextKey=" + URLEncoder.encode(workflows.nextKey(), StandardCharsets.UTF_8);
    }

    /** The list with the page that has come. */
    public EnboarderWorkflows with(EnboarderWorkflows workflows, Answer page) {
        return workflows.with(page);
    }

    /**
     * What Enboarder holds: the profile without the content of its photo, with every active workflow; a missing node when
     * there is no profile.
     *
     * @param workflows those that were listed, when they were more than an answer holds; or else null
     * @throws OutcomeException when the answer does not tell
     */
    public JsonNode held(Answer answer, EnboarderWorkflows workflows) {
        if (EnboarderAnswer.isAbsent(answer)) {
            return MissingNode.getInstance();
        }
        if (!EnboarderAnswer.isSuccess(answer) || !answer.body().isObject()) {
            throw new OutcomeException(answer.unanswered(
                    answer.succeeded() ? "expected a profile in the answer" : EnboarderAnswer.words(answer)));
        }
        ObjectNode profile = answer.body().deepCopy();
        if (profile.path("profilePhoto") instanceof ObjectNode photo) {
            photo.put("sha256", EnboarderPhoto.hashOf(photo.path("body").asText()));
            photo.remove("body");
        }
        if (workflows != null) {
            profile.set(
                    "activeWorkflows", workflows.found().isEmpty() ? profile.get("activeWorkflows") : workflows.json());
            profile.put("activeWorkflowsIncomplete", workflows.isIncomplete());
        }
        return profile;
    }
}
