package dev.caravan.vendor.collective;

import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.Remarks;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * Reads what Collective answered: a userId, and whether the talent was created or updated, which is remembered. The
 * document names no success code and no failure.
 */
@Named("collectiveAnswer")
@Singleton
@Unremovable
@RegisterForReflection
class CollectiveAnswer {

    private final CollectiveNotesOnce notes;
    private final CollectiveDocuments documents;

    CollectiveAnswer(CollectiveNotesOnce notes, CollectiveDocuments documents) {
        this.notes = notes;
        this.documents = documents;
    }

    public Outcome read(Answer answer, Delivery delivery) {
        if (!answer.succeeded()) {
            return answer.failure(answer.words("/message", "/error"));
        }
        String userId = answer.text("/userId");
        String status = answer.text("/status");
        if (userId == null) {
            return answer.unclear("a userId");
        }
        Delivery known = notes.inLightOf(answer, delivery);
        Remarks remarks = remarks(delivery.candidate());
        documents.remark(delivery, remarks);
        remarks.addIf(status == null, "Collective did not say whether it created or updated the talent");
        notes.remark(known, remarks);
        return new Outcome.Delivered(
                userId,
                CollectiveNotesOnce.delivered(known)
                        .with("status", status == null ? "unknown" : status)
                        .memory(),
                remarks.list());
    }

    private static Remarks remarks(Candidate candidate) {
        CollectivePay pay = CollectivePay.of(candidate);
        return Remarks.none()
                .addIf(candidate.coverLetter() != null, "Not sent: the cover letter; Collective has no field for it")
                .addIf(
                        pay.isOfOneBound(),
                        "Not sent: the yearly salary; Collective takes its minimum and maximum only together")
                .addIf(
                        pay.isInOtherCurrency(),
                        "Not sent: the daily rate and the yearly salary; Collective has no field for their currency"
                                + " and shows amounts in EUR");
    }
}
