package dev.caravan.preview;

import dev.caravan.candidate.Verdict;
import dev.caravan.catalogue.Vendors;
import dev.caravan.delivery.Rehearsal;
import dev.caravan.delivery.Rehearsal.Stage;
import dev.caravan.delivery.Rehearsed;
import dev.caravan.document.Documents;
import dev.caravan.document.Scratchpad;
import dev.caravan.intake.Inspection;
import dev.caravan.intake.Inspection.Inspected;
import dev.caravan.intake.Parcel;
import dev.caravan.intake.Problem;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Foresight;
import dev.caravan.ledger.Ledger;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A look before it leaves: what would be sent for candidates, to each vendor. Sends nothing, and stores nothing. */
@Singleton
public class Preview {

    private final Inspection inspection;
    private final Rehearsal rehearsal;
    private final Vendors vendors;
    private final NotTaken notTaken;
    private final Documents documents;
    private final Foresight foresight;

    Preview(
            Inspection inspection,
            Rehearsal rehearsal,
            Vendors vendors,
            NotTaken notTaken,
            Documents documents,
            Ledger ledger) {
        this.inspection = inspection;
        this.documents = documents;
        this.rehearsal = rehearsal;
        this.vendors = vendors;
        this.notTaken = notTaken;
        this.foresight = ledger.foresight();
    }

    /**
     * What would be sent for the first candidates of what is handed in.
     *
     * @param only the vendors to look at; empty for all that a candidate goes to
     * @param againstSent whether to hold it against what was delivered last
     * @throws dev.caravan.intake.UnreadableException when nothing of the source can be taken
     */
    public PreviewResult of(Parcel parcel, int most, Collection<String> only, boolean againstSent) throws IOException {
        try (Scratchpad scratchpad = documents.scratchpad()) {
            return of(inspection.inspect(parcel, most, scratchpad), only, againstSent);
        }
    }

    /** The same for candidates that stand in the ledger, by their canonical JSON. */
    public PreviewResult ofKnown(List<String> candidates, Collection<String> only, boolean againstSent) {
        return of(inspection.known(candidates), only, againstSent);
    }

    private PreviewResult of(Inspected inspected, Collection<String> only, boolean againstSent) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        for (String vendor : vendors.on()) {
            if (only.isEmpty() || only.contains(vendor)) {
                stages.put(vendor, rehearsal.stage(vendor));
            }
        }
        List<PreviewResult.OfCandidate> candidates = new ArrayList<>();
        for (Inspected.One one : inspected.candidates()) {
            candidates.add(one.addressed() == null ? refused(one) : of(one, stages, only.isEmpty(), againstSent));
        }
        return new PreviewResult(candidates, inspected.goesOn());
    }

    private static PreviewResult.OfCandidate refused(Inspected.One one) {
        return new PreviewResult.OfCandidate(
                one.externalId(), one.place(), one.problems(), one.warnings(), List.of(), List.of());
    }

    private PreviewResult.OfCandidate of(
            Inspected.One one, Map<String, Stage> stages, boolean all, boolean againstSent) {
        Verdict.Sound candidate = one.addressed().candidate();
        Map<String, Stage> meant = new LinkedHashMap<>();
        for (String vendor : new TreeSet<>(one.addressed().vendors())) {
            if (stages.containsKey(vendor)) {
                meant.put(vendor, stages.get(vendor));
            }
        }
        Map<String, Claim> claims = new LinkedHashMap<>();
        meant.keySet().forEach(vendor -> claims.put(vendor, foresight.claim(candidate, vendor)));
        NotTaken.Found found = notTaken.of(candidate, meant, claims);
        List<PreviewResult.OfVendor> ofVendors = new ArrayList<>();
        meant.forEach((vendor, stage) -> ofVendors.add(
                of(stage, claims.get(vendor), found.byVendor().getOrDefault(vendor, List.of()), againstSent)));
        return new PreviewResult.OfCandidate(
                candidate.externalId(),
                one.place(),
                List.of(),
                one.warnings(),
                all ? found.byNobody() : List.of(),
                ofVendors);
    }

    private PreviewResult.OfVendor of(Stage stage, Claim claim, List<String> notTakenHere, boolean againstSent) {
        Rehearsed rehearsed = stage.rehearse(claim);
        return new PreviewResult.OfVendor(
                claim.vendor(),
                rehearsed.action(),
                rehearsed.request() == null ? null : stage.shown(rehearsed.request()),
                rehearsed.problem(),
                rehearsed.violations().stream().map(Problem::of).toList(),
                notTakenHere,
                rehearsed.remarks(),
                againstSent ? Comparison.with(foresight, stage, claim, rehearsed) : null);
    }
}
