package dev.caravan.intake;

import dev.caravan.candidate.Warning;
import java.util.List;

/**
 * What a format knows of a record beyond the candidate in it: what was noticed while it was read, how its problems are
 * told in the terms of its file, and whatever the format's {@link Corrections} need to give it back.
 */
public interface Origin {

    /** Of a record that is its candidate and nothing more. */
    Origin PLAIN = new Origin() {};

    /** The files that the candidate may name; what the format brings itself stands before what lies beside it. */
    default Enclosures enclosures(Enclosures beside) {
        return beside;
    }

    /** What could not be read, while the rest of the record could; the record is refused for it. */
    default List<Problem> problems() {
        return List.of();
    }

    /** What the sender should know though the record may be taken. */
    default List<Warning> warnings() {
        return List.of();
    }

    /** A problem of the candidate, said where it stands in the file. */
    default Problem told(Problem problem) {
        return problem;
    }

    /** A warning about the candidate, said where it stands in the file. */
    default Warning told(Warning warning) {
        return warning;
    }
}
