package dev.caravan.vendor.collective;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Eraser;
import dev.caravan.delivery.Erasing;
import dev.caravan.delivery.OutcomeException;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/** The deletion of a talent by our key: one that is not there, or not our organisation's, is listed under {@code notFound}. */
@Named("collectiveErasure")
@Singleton
@Unremovable
@RegisterForReflection
class CollectiveErasure {

    /** The body of the DELETE. */
    public JsonNode body(Delivery delivery) {
        return Body.empty()
                .put("internalUserIds", List.of(delivery.candidate().externalId()))
                .json();
    }

    /** Throws {@link OutcomeException} when the answer does not say that the talent is gone. */
    public Erasing read(Answer answer, Delivery delivery) {
        Erasing erasing = Erasing.of(List.of(delivery.candidate().externalId()));
        if (!answer.succeeded()) {
            throw Eraser.failed(
                    answer.failure(answer.words("/message", "/error")),
                    "the talent with the internalUserId " + erasing.id());
        }
        if (lists(answer, "deleted", erasing.id())) {
            return erasing.done("deleted");
        }
        if (lists(answer, "notFound", erasing.id())) {
            return erasing.notThere();
        }
        throw new OutcomeException(answer.unclear("the internalUserId under deleted or notFound"));
    }

    private static boolean lists(Answer answer, String name, String id) {
        return StreamSupport.stream(answer.body().path(name).spliterator(), false)
                .anyMatch(listed -> id.equals(listed.asText()));
    }
}
