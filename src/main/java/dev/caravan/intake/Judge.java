package dev.caravan.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.candidate.Warning;
import dev.caravan.document.Keeper;
import dev.caravan.intake.Passage.Judged;
import dev.caravan.ledger.Addressed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says of each record of a submission whether it is a candidate that can be taken, and keeps the documents of those that can. */
final class Judge {

    private final CandidateCheck check;
    private final Addressing addressing;
    private final Enclosures beside;
    private final Keeper documents;
    private final long documentLimit;

    Judge(CandidateCheck check, Addressing addressing, Enclosures beside, Keeper documents, long documentLimit) {
        this.check = check;
        this.addressing = addressing;
        this.beside = beside;
        this.documents = documents;
        this.documentLimit = documentLimit;
    }

    /** Whether the record names files that have to lie beside its source. */
    boolean needsFilesBeside(Entry record) {
        return record instanceof Entry.Readable readable
                && readable.origin().enclosures(beside) == beside
                && !EnclosureName.in(readable.candidate()).isEmpty();
    }

    Judged of(Entry record) throws IOException {
        if (record instanceof Entry.Unreadable unreadable) {
            return refused(record, null, List.of(Problem.unreadable(unreadable.problem())));
        }
        Entry.Readable readable = (Entry.Readable) record;
        Judged judged = of(readable, readable.origin().enclosures(beside));
        for (EnclosureName name : EnclosureName.in(readable.candidate())) {
            readable.origin().enclosures(beside).named(name, judged instanceof Judged.Refused);
        }
        return judged;
    }

    private Judged of(Entry.Readable record, Enclosures enclosures) throws IOException {
        Origin origin = record.origin();
        JsonNode given = record.candidate();
        if (!given.isObject()) {
            return refused(record, null, List.of(Problem.at("", "an object", shape(given))));
        }
        Verdict verdict = check.check(given);
        List<Problem> problems = new ArrayList<>(origin.problems());
        if (verdict instanceof Verdict.Refused refused) {
            refused.problems().forEach(violation -> problems.add(origin.told(Problem.of(violation))));
        }
        addressing.problems(given).forEach(problem -> problems.add(origin.told(problem)));
        if (!(verdict instanceof Verdict.Sound sound)) {
            return refused(record, verdict.externalId(), problems);
        }
        Gathering gathering = Gathering.of(sound, given, enclosures, documentLimit);
        gathering.problems().forEach(problem -> problems.add(origin.told(problem)));
        if (!problems.isEmpty()) {
            return refused(record, verdict.externalId(), problems);
        }
        Verdict.Sound whole = gathering.keep(sound, documents);
        List<Warning> warnings = new ArrayList<>(origin.warnings());
        Stream.of(whole.warnings(), addressing.warnings(given), gathering.warnings())
                .flatMap(List::stream)
                .forEach(warning -> warnings.add(origin.told(warning)));
        return new Judged.Sound(
                record.position(), new Addressed(whole, addressing.vendors(whole.candidate())), warnings, record);
    }

    private static Judged refused(Entry record, String externalId, List<Problem> problems) {
        return new Judged.Refused(Result.refused(record.position(), externalId, problems), record);
    }

    private static String shape(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }
}
