package dev.caravan.document;

import dev.caravan.candidate.Document.Content;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Contents that are kept together: to sync each by itself would take the disk longer than all of the rest. They are in the
 * store, and durable, after {@link #settle}; what is not settled leaves nothing.
 */
public final class Batch implements Keeper, Closeable {

    private final DocumentStore store;
    private final Syncing syncing;
    private final Map<String, NewFile> files = new LinkedHashMap<>();

    Batch(DocumentStore store, Syncing syncing) {
        this.store = store;
        this.syncing = syncing;
    }

    @Override
    public Content keep(InputStream in, String name, long atMost) throws IOException {
        NewFile file = store.newFile();
        try {
            Content content = file.write(in, name, atMost);
            if (files.putIfAbsent(content.sha256(), file) != null) {
                file.close();
            }
            return content;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Returns once everything that was kept is in the store, and on the disk. */
    @Override
    public void settle() throws IOException {
        syncing.all(files.values().stream()
                .filter(file -> !store.renew(file.sha256()))
                .map(NewFile::path)
                .toList());
        Set<Path> folders = new LinkedHashSet<>();
        for (NewFile file : files.values()) {
            folders.addAll(store.place(file));
        }
        syncing.all(folders);
        close();
    }

    @Override
    public void close() throws IOException {
        for (NewFile file : files.values()) {
            file.close();
        }
        files.clear();
    }
}
