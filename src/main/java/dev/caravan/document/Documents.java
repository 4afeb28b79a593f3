package dev.caravan.document;

import dev.caravan.candidate.Document.Content;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The contents of the candidates' documents, each kept once under {@code caravan.data/documents}. */
@Singleton
public class Documents {

    private final DocumentStore store;

    @Inject
    Documents(@ConfigProperty(name = "caravan.data") Path data) {
        this(new DocumentStore(data.resolve("documents")));
    }

    private Documents(DocumentStore store) {
        this.store = store;
    }

    /** Documents in that folder. */
    public static Documents in(Path folder) {
        return new Documents(new DocumentStore(folder));
    }

    /**
     * Keeps what the stream has; it is durable when this returns.
     *
     * @param name the name that the file was given; may be null
     * @param atMost how many bytes it may have
     * @throws TooLargeException when it has more; then nothing is kept
     */
    public Content keep(InputStream in, String name, long atMost) throws IOException {
        return store.keep(in, name, atMost);
    }

    /** Whether the content is there. */
    public boolean has(String sha256) {
        return store.has(sha256);
    }

    /** The file that a content is in, or would be. */
    Path path(String sha256) {
        return store.path(sha256);
    }

    /** A content from its beginning. Throws {@link java.nio.file.NoSuchFileException} when it is not there. */
    public InputStream open(String sha256) throws IOException {
        return store.open(sha256);
    }
}
