package dev.caravan.intake.zip;

import dev.caravan.candidate.Warning;
import dev.caravan.intake.Corrections;
import dev.caravan.intake.Entry;
import dev.caravan.intake.FileSource;
import dev.caravan.intake.Formats;
import dev.caravan.intake.Position;
import dev.caravan.intake.Records;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The records of the candidate files in an archive, one file after the other. A file that can't be read is a problem of its own. */
final class ZipRecords implements Records {

    private static final int MOST_NAMED = 20;

    private final Archive archive;
    private final Formats formats;
    private final Deque<String> left;
    private final Set<String> named = new HashSet<>();
    private final List<Warning> warnings = new ArrayList<>();

    /** Where lines stand that could not be read, as such a line does not know it. */
    private final Map<String, Records> withUnreadable = new HashMap<>();

    private String file;
    private Scratch unpacked;
    private Records records;

    ZipRecords(Archive archive, Collection<String> candidateFiles, Formats formats) {
        this.archive = archive;
        this.formats = formats;
        this.left = new ArrayDeque<>(candidateFiles);
        this.named.addAll(candidateFiles);
    }

    @Override
    public Entry next() throws IOException {
        while (records != null || !left.isEmpty()) {
            try {
                if (records == null) {
                    begin(left.remove());
                }
                Entry entry = records.next();
                if (entry != null) {
                    return placed(entry);
                }
                end();
            } catch (UnreadableException e) {
                close(records);
                return new Entry.Unreadable(Position.pointer("").in(file), e.getMessage(), null);
            }
        }
        warnOfUnnamed();
        return null;
    }

    private void begin(String name) throws IOException {
        file = name;
        unpacked = archive.unpacked(name);
        Source source = new FileSource(
                unpacked.path(), name.substring(Archive.folder(name).length()));
        records = formats.of(source).open(source);
    }

    private void end() throws IOException {
        for (Warning warning : records.warnings()) {
            warnings.add(new Warning(warning.pointer(), file + ": " + warning.message()));
        }
        close(records);
    }

    private Entry placed(Entry entry) {
        Position position = entry.position().in(file);
        if (entry instanceof Entry.Readable readable) {
            PackedFiles packed = new PackedFiles(archive, Archive.folder(file), named);
            return new Entry.Readable(
                    position, readable.candidate(), new PackedOrigin(readable, records, packed), readable.weight());
        }
        withUnreadable.put(file, records);
        Entry.Unreadable unreadable = (Entry.Unreadable) entry;
        return new Entry.Unreadable(position, unreadable.problem(), unreadable.raw());
    }

    private void warnOfUnnamed() {
        List<String> unnamed =
                archive.names().stream().filter(name -> !named.contains(name)).toList();
        if (!unnamed.isEmpty()) {
            String more = unnamed.size() > MOST_NAMED ? " and others" : "";
            warnings.add(new Warning(
                    "",
                    "in the archive, but named by no candidate: "
                            + String.join(", ", unnamed.subList(0, Math.min(MOST_NAMED, unnamed.size()))) + more));
        }
        named.addAll(unnamed);
    }

    @Override
    public List<Warning> warnings() {
        return warnings;
    }

    @Override
    public boolean isList() {
        return true;
    }

    /** Files that nobody names, and sheets beside the first, would be lost. */
    @Override
    public Optional<Corrections> copies(OutputStream out) {
        return Optional.empty();
    }

    @Override
    public Corrections corrections(OutputStream out) {
        return new ZipCorrections(archive, withUnreadable, out);
    }

    @Override
    public void close() throws IOException {
        try (archive) {
            close(records);
        }
    }

    private void close(Records ended) throws IOException {
        records = null;
        Scratch gone = unpacked;
        unpacked = null;
        try (gone) {
            if (ended != null) {
                ended.close();
            }
        }
    }
}
