package dev.caravan.vendor.jarvi;

import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.Remarks;
import dev.caravan.delivery.SentOnce;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * Reads what Jarvi answered: 201 with a profileId is success, the same for a new profile and a merged one. The document
 * shows no failure; a message in the body is what other integrators report.
 */
@Named("jarviAnswer")
@Singleton
@Unremovable
@RegisterForReflection
class JarviAnswer {

    public Outcome read(Answer answer, Delivery delivery) {
        if (!answer.succeeded()) {
            return answer.failure(answer.words("/message"));
        }
        String profileId = answer.text("/profileId");
        if (profileId == null) {
            return answer.unclear("a profileId");
        }
        Candidate candidate = delivery.candidate();
        return new Outcome.Delivered(
                profileId,
                SentOnce.before(delivery)
                        .andNotes(candidate.notes())
                        .and(JarviFile.MEMORY, JarviFile.of(candidate), JarviFile::content)
                        .memory(),
                Remarks.none()
                        .addIf(
                                JarviHistory.leavesBehind(
                                        SentOnce.before(delivery).unsentNotes(candidate.notes())),
                                "Not sent: time and author of the note; Jarvi has no field for them")
                        .documents(
                                candidate,
                                document -> document.data() != null,
                                "Jarvi takes only documents given as data (base64)")
                        .list());
    }
}
