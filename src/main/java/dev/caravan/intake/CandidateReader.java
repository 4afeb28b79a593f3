package dev.caravan.intake;

import java.io.IOException;

/**
 * A format that candidates come in. Another format joins by being a bean; JSON is what is left when no other reader
 * recognises a source.
 */
public interface CandidateReader {

    /** Whether this is the reader for the source, by its name, its media type or its first bytes. */
    boolean reads(Source source) throws IOException;

    /** How much of a file is there, as far as its bytes tell; asked while somebody may still be writing it. */
    Completeness completeness(Source source) throws IOException;

    /**
     * Opens the source for reading record by record, in memory that does not grow with it.
     *
     * @throws UnreadableException when nothing of the source can be taken; then no record was handed out
     */
    Records open(Source source) throws IOException;
}
