package dev.caravan.intake.zip;

import dev.caravan.candidate.Warning;
import dev.caravan.intake.Enclosures;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Origin;
import dev.caravan.intake.Problem;
import dev.caravan.intake.Records;
import java.util.List;

/**
 * What a file in an archive knows of a record.
 *
 * @param entry the record as the file's own format has it
 * @param format the file's records
 * @param packed the files that came along
 */
record PackedOrigin(Entry.Readable entry, Records format, PackedFiles packed) implements Origin {

    @Override
    public Enclosures enclosures(Enclosures beside) {
        return packed;
    }

    @Override
    public List<Problem> problems() {
        return entry.origin().problems();
    }

    @Override
    public List<Warning> warnings() {
        return entry.origin().warnings();
    }

    @Override
    public Problem told(Problem problem) {
        return entry.origin().told(problem);
    }

    @Override
    public Warning told(Warning warning) {
        return entry.origin().told(warning);
    }
}
