package dev.caravan.intake.zip;

import dev.caravan.intake.Corrections;
import dev.caravan.intake.EnclosureName;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Problem;
import dev.caravan.intake.Records;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Refused records in files of their own formats, packed with the documents that they name, ready to be dropped again. */
final class ZipCorrections implements Corrections {

    private final Archive archive;
    private final Map<String, Records> withUnreadable;
    private final ZipOutputStream out;
    private final Set<String> documents = new LinkedHashSet<>();
    private final Set<String> written = new LinkedHashSet<>();
    private Corrections corrections;
    private boolean tellProblems;

    ZipCorrections(Archive archive, Map<String, Records> withUnreadable, OutputStream out) {
        this.archive = archive;
        this.withUnreadable = withUnreadable;
        this.out = new ZipOutputStream(out);
    }

    @Override
    public void add(Entry refused, List<Problem> problems) throws IOException {
        String file = refused.position().entry();
        if (refused instanceof Entry.Readable readable && readable.origin() instanceof PackedOrigin origin) {
            of(file, origin.format()).add(origin.entry(), problems);
            for (EnclosureName name : EnclosureName.in(readable.candidate())) {
                documents.add(Archive.folder(file) + name.path());
            }
        } else if (withUnreadable.containsKey(file)) {
            of(file, withUnreadable.get(file)).add(refused, problems);
        } else {
            endFile();
            copy(file);
            documents.addAll(archive.documentsBeside(file));
        }
    }

    @Override
    public boolean tellProblems() {
        return tellProblems;
    }

    /** Records come file by file. */
    private Corrections of(String file, Records format) throws IOException {
        if (written.add(file)) {
            endFile();
            out.putNextEntry(new ZipEntry(file));
            corrections = format.corrections(new EntryStream(out));
            tellProblems |= corrections.tellProblems();
        }
        return corrections;
    }

    private void endFile() throws IOException {
        if (corrections != null) {
            corrections.close();
            out.closeEntry();
        }
        corrections = null;
    }

    private void copy(String name) throws IOException {
        if (archive.names().contains(name) && archive.fault(name).isEmpty() && written.add(name)) {
            out.putNextEntry(new ZipEntry(name));
            try (InputStream in = archive.open(name)) {
                in.transferTo(out);
            }
            out.closeEntry();
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            endFile();
            for (String document : documents) {
                copy(document);
            }
        }
    }

    /** Ends with its entry, and leaves the archive open. */
    private static final class EntryStream extends FilterOutputStream {

        EntryStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
