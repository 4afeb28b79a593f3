package dev.caravan.document;

import dev.caravan.candidate.Document.Content;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The contents of the candidates' documents, each kept once under {@code caravan.data/documents}. */
@Singleton
public class Documents implements Keeper {

    private final DocumentStore store;
    private final Syncing syncing = new Syncing();
    private final List<Scratchpad> scratchpads = new CopyOnWriteArrayList<>();

    @Inject
    Documents(@ConfigProperty(name = "caravan.data") Path data) {
        this(new DocumentStore(data.resolve("documents")));
    }

    Documents(DocumentStore store) {
        this.store = store;
    }

    /** Documents in that folder. */
    public static Documents in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folder, e);
        }
        return new Documents(new DocumentStore(folder));
    }

    /** Keeps what the stream has; it is durable when this returns. */
    @Override
    public Content keep(InputStream in, String name, long atMost) throws IOException {
        try (Batch alone = batch()) {
            Content content = alone.keep(in, name, atMost);
            alone.settle();
            return content;
        }
    }

    /** For many contents that are kept together. */
    public Batch batch() {
        return new Batch(store, syncing);
    }

    /** Whether the content is kept, and not only for a rehearsal. */
    public boolean has(String sha256) {
        return store.has(sha256);
    }

    /** The file that a content is in, or would be. */
    Path path(String sha256) {
        return store.path(sha256);
    }

    /** A content from its beginning. Throws {@link NoSuchFileException} when it is not there. */
    public InputStream open(String sha256) throws IOException {
        if (!store.has(sha256)) {
            for (Scratchpad scratchpad : scratchpads) {
                if (scratchpad.store().has(sha256)) {
                    return scratchpad.store().open(sha256);
                }
            }
        }
        return store.open(sha256);
    }

    /** Keeps contents only until it is closed: they can be read here, and leave nothing behind. */
    public Scratchpad scratchpad() throws IOException {
        Scratchpad scratchpad = new Scratchpad(scratchpads::remove);
        scratchpads.add(scratchpad);
        return scratchpad;
    }

    DocumentStore store() {
        return store;
    }
}
