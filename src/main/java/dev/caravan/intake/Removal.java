package dev.caravan.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.ExternalId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes people out of a file of candidates, by the format's own reader and writer; what is replaced is replaced at once. */
final class Removal {

    /** What a half-written file is called; one that a crash left is worth nothing. */
    static final String HALF_WRITTEN = ".erasing";

    private final Formats formats;

    Removal(Formats formats) {
        this.formats = formats;
    }

    /** Something that writes a file. */
    interface Writing {
        /** Returns whether it is to be used. */
        boolean to(Path half) throws IOException;
    }

    /** Replaces a file by what is written, which is on the disk before. */
    static boolean replace(Path file, Writing writing) throws IOException {
        Path half = file.resolveSibling("." + file.getFileName() + HALF_WRITTEN);
        try {
            if (!writing.to(half)) {
                return false;
            }
            Refusals.force(half);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /**
     * Whom of those the file holds, and whether it holds others.
     *
     * @param documents the names of files in their records, and whose those are
     */
    record Held(Set<String> ids, boolean others, Map<EnclosureName, Set<String>> documents) {}

    /**
     * Reads the file to its end.
     *
     * @param name that it was dropped with
     */
    Held held(Path file, String name, Set<String> wanted) throws IOException {
        Source source = new FileSource(file, name);
        Set<String> ids = new HashSet<>();
        Map<EnclosureName, Set<String>> documents = new LinkedHashMap<>();
        boolean others = false;
        try (Records records = formats.of(source).open(source)) {
            for (Entry entry = records.next(); entry != null; entry = records.next()) {
                String id = idOf(entry);
                if (wanted.contains(id)) {
                    ids.add(id);
                    EnclosureName.in(((Entry.Readable) entry).candidate()).forEach(document -> documents
                            .computeIfAbsent(document, first -> new HashSet<>())
                            .add(id));
                } else {
                    others = true;
                }
            }
        }
        return new Held(ids, others, documents);
    }

    /** Whether the file is a document, and no file of candidates. */
    boolean isDocument(Path file, String name) throws IOException {
        return formats.completeness(new FileSource(file, name)) == Completeness.DOCUMENT;
    }

    /** Returns why it can't be done; empty when the file holds none of them any more. */
    Optional<String> remove(Path file, String name, Set<String> ids) throws IOException {
        Source source = new FileSource(file, name);
        try (Records records = formats.of(source).open(source)) {
            boolean done = replace(file, half -> {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half))) {
                    return copy(records, out, ids);
                }
            });
            return done
                    ? Optional.empty()
                    : Optional.of("its format can't be written without losing something of the others");
        } catch (UnreadableException e) {
            return Optional.of("it can't be read");
        }
    }

    private boolean copy(Records records, OutputStream out, Set<String> ids) throws IOException {
        Optional<Corrections> copies = records.copies(out);
        if (copies.isEmpty()) {
            return false;
        }
        try (Corrections copy = copies.get()) {
            for (Entry entry = records.next(); entry != null; entry = records.next()) {
                if (entry instanceof Entry.Unreadable unreadable && unreadable.raw() == null) {
                    return false;
                }
                if (!ids.contains(idOf(entry))) {
                    copy.add(entry, java.util.List.of());
                }
            }
        }
        return true;
    }

    /** The id in its normal form; empty when there is none. */
    private String idOf(Entry entry) {
        JsonNode id =
                entry instanceof Entry.Readable readable ? readable.candidate().path("externalId") : null;
        return id == null || !id.isTextual() ? "" : new ExternalId(id.textValue()).text();
    }

    /** Whether it stands there as a word of its own, and not as a part of a longer one. */
    private static boolean standsIn(String text, String id) {
        for (int at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
            int end = at + id.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** Which of the ids stand in a file of which nobody knows what it is, as text. */
    static Set<String> inBytes(Path file, Set<String> ids) throws IOException {
        Set<String> found = new HashSet<>();
        int longest = ids.stream().mapToInt(id -> 4 * id.length()).max().orElse(0);
        byte[] window = new byte[64 * 1024 + longest];
        try (InputStream in = Files.newInputStream(file)) {
            int kept = 0;
            for (int read = in.read(window, 0, window.length);
                    read >= 0;
                    read = in.read(window, kept, window.length - kept)) {
                String utf8 = new String(window, 0, kept + read, StandardCharsets.UTF_8);
                String latin = new String(window, 0, kept + read, StandardCharsets.ISO_8859_1);
                ids.stream()
                        .filter(id -> standsIn(utf8, id) || standsIn(latin, id))
                        .forEach(found::add);
                int end = kept + read;
                kept = Math.min(longest, end);
                System.arraycopy(window, end - kept, window, 0, kept);
            }
        }
        return found;
    }
}
