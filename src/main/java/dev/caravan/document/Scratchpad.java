package dev.caravan.document;

import dev.caravan.candidate.Document.Content;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Contents that are kept for a look only, in a temporary folder that goes when this is closed. */
public final class Scratchpad implements Keeper, Closeable {

    private final Path folder;
    private final DocumentStore store;
    private final Consumer<Scratchpad> closed;

    Scratchpad(Consumer<Scratchpad> closed) throws IOException {
        this.folder = TemporaryFolder.newFolder("documents");
        this.store = new DocumentStore(folder);
        this.closed = closed;
    }

    @Override
    public Content keep(InputStream in, String name, long atMost) throws IOException {
        try (NewFile file = store.newFile()) {
            Content content = file.write(in, name, atMost);
            store.place(file);
            return content;
        }
    }

    DocumentStore store() {
        return store;
    }

    @Override
    public void close() throws IOException {
        closed.accept(this);
        TemporaryFolder.removeFolder(folder);
    }
}
