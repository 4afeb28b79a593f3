package dev.caravan.vendor.jarvi;

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

    private final JarviFiles files;

    JarviAnswer(JarviFiles files) {
        this.files = files;
    }

    public Outcome read(Answer answer, Delivery delivery) {
        if (!answer.succeeded()) {
            return answer.failure(answer.words("/message"));
        }
        String profileId = answer.text("/profileId");
        if (profileId == null) {
            return answer.unclear("a profileId");
        }
        String memory =
                SentOnce.before(delivery).and(Additions.NOTES).and(files.sort()).memory();
        return new Outcome.Delivered(profileId, memory, remarks(delivery));
    }

    private List<String> remarks(Delivery delivery) {
        SentOnce sent = SentOnce.before(delivery);
        Remarks remarks = Remarks.none()
                .addIf(
                        JarviHistory.leavesBehind(sent.unsent(Additions.NOTES)),
                        "Not sent: time and author of the note; Jarvi has no field for them")
                .inDoubt(sent, Additions.NOTES);
        files.remark(delivery, remarks);
        return remarks.list();
    }
}
