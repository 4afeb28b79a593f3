package dev.caravan.intake;

import dev.caravan.ledger.Addressed;
import java.io.IOException;

/** Candidates that somebody hands in together: a dropped file, or the body of a request. It hears what became of them. */
public interface Submission {

    /** Where the candidates are read from. */
    Source source() throws IOException;

    /** The files that came along with it. */
    default Enclosures enclosures() {
        return Enclosures.NONE;
    }

    /** Reading starts; the records know their format. */
    void opened(Records records) throws IOException;

    /** A candidate stands in the ledger. Results come in the order of the records. */
    void taken(Result result, Addressed candidate) throws IOException;

    /** A record was refused; results come in the order of the records. */
    void refused(Result result, Entry record) throws IOException;

    /** Nothing of it can be read, and nothing of it was taken. */
    void unreadable(UnreadableException problem) throws IOException;

    /** Every record has its result, and what was taken is committed. */
    void completed() throws IOException;
}
