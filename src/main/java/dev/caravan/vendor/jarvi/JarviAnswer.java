package dev.caravan.vendor.jarvi;

import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Additions;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.Remarks;
import dev.caravan.delivery.SentOnce;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

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
        SentOnce sent = SentOnce.before(delivery);
        return new Outcome.Delivered(profileId, memory(delivery), remarks(delivery.candidate(), sent));
    }

    private static String memory(Delivery delivery) {
        return SentOnce.before(delivery)
                .and(Additions.NOTES)
                .and(JarviFile.FILES)
                .memory();
    }

    private static List<String> remarks(Candidate candidate, SentOnce sent) {
        return Remarks.none()
                .addIf(
                        JarviHistory.leavesBehind(sent.unsent(Additions.NOTES)),
                        "Not sent: time and author of the note; Jarvi has no field for them")
                .inDoubt(sent, Additions.NOTES)
                .inDoubt(sent, JarviFile.FILES)
                .documents(
                        candidate,
                        document -> document.data() != null,
                        "Jarvi takes only documents given as data (base64)")
                .list();
    }
}
