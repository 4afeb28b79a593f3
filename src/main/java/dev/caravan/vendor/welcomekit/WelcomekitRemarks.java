package dev.caravan.vendor.welcomekit;

import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Remarks;
import java.util.List;

/** What the candidate has and Welcomekit, which takes one of most things, did not get. */
final class WelcomekitRemarks {

    private WelcomekitRemarks() {}

    /** @param jobThere the job that the candidate is at; null when the answer did not say */
    static List<String> of(Delivery delivery, WelcomekitDocuments documents, WelcomekitNotes notes, String jobThere) {
        Candidate candidate = delivery.candidate();
        Remarks remarks = Remarks.none();
        documents.remark(delivery, remarks);
        notSent(remarks, candidate.emails().size() - 1, "e-mail addresses", "takes one, and got the first");
        notSent(remarks, candidate.phones().size() - 1, "phone numbers", "takes one");
        notSent(
                remarks,
                WelcomekitLinks.of(candidate).leftOver(),
                "links",
                "takes one for each site that it knows, and one other");
        notSent(remarks, notes.leftOver(), "notes", "takes notes only when it creates a candidate");
        notes.remark(remarks);
        String job = WelcomekitFields.of(delivery).text("jobReference");
        boolean elsewhere = job != null && jobThere != null && !job.equals(jobThere);
        return remarks.addIf(
                        elsewhere,
                        "The candidate stays with the job \"" + jobThere + "\": welcomekit moves none to another job")
                .list();
    }

    private static void notSent(Remarks remarks, int count, String what, String why) {
        remarks.addIf(count > 0, "Not sent: " + count + " of the " + what + "; welcomekit " + why);
    }
}
