package dev.caravan.intake.zip;

import dev.caravan.intake.Completeness;
import dev.caravan.intake.EnclosureName;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of an archive by their paths in it. Nothing is ever unpacked under a name that stands in it. */
final class Archive implements Closeable {

    private static final long MEGABYTE = 1024 * 1024;
    private static final long LARGEST_FILE = 1024 * MEGABYTE;
    private static final long MOST_UNPACKED = 4096 * MEGABYTE;

    /** What some systems put into archives by themselves. */
    private static final Pattern NOBODYS = Pattern.compile("(^|/)(\\.|__MACOSX/|Thumbs\\.db$|desktop\\.ini$)");

    private final ZipFile zip;
    private final Scratch file;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private Archive(ZipFile zip, Scratch file) {
        this.zip = zip;
        this.file = file;
    }

    static Archive open(Source source) throws IOException {
        checkBounds(source);
        Scratch file = new Scratch();
        try (InputStream in = source.open()) {
            Files.copy(in, file.path(), StandardCopyOption.REPLACE_EXISTING);
            Archive archive = new Archive(zip(file.path()), file);
            file.forget();
            archive.list();
            return archive;
        } catch (ZipException e) {
            file.close();
            throw unreadable("expected an archive that is whole; pack the files again");
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static void checkBounds(Source source) throws IOException {
        ZipEnd end = ZipEnd.of(source)
                .orElseThrow(() -> new UnreadableException(
                        Completeness.CUT, "expected more: the file ends in the middle of the archive; was it cut?"));
        if (source.size() > LARGEST_FILE) {
            throw unreadable("expected an archive of at most " + LARGEST_FILE / MEGABYTE + " MB; send it in parts");
        }
        if (end.entries() > ZipDirectory.MOST_ENTRIES || end.directory() > ZipDirectory.LARGEST) {
            throw unreadable(
                    "expected an archive of at most " + ZipDirectory.MOST_ENTRIES + " files; send it in parts");
        }
        if (ZipDirectory.entries(source, end).stream().anyMatch(ZipDirectory.Entry::isEncrypted)) {
            throw unreadable("expected an archive without a password; pack the files again without one");
        }
    }

    /** Names that are not in UTF-8 are in the code page of the first PCs, as the format has it. */
    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            return new ZipFile(file.toFile(), Charset.forName("IBM850"));
        }
    }

    private void list() throws UnreadableException {
        long unpacked = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            unpacked += Math.max(0, entry.getSize());
            if (unpacked > MOST_UNPACKED) {
                throw unreadable(
                        "expected at most " + MOST_UNPACKED / MEGABYTE + " MB when unpacked; send it in parts");
            }
            if (entry.isDirectory()
                    || NOBODYS.matcher(entry.getName()).find()
                            && !entry.getName().contains("..")) {
                continue;
            }
            String name = EnclosureName.of(entry.getName())
                    .orElseThrow(() -> unreadable("expected names of files below the top of the archive, with slashes;"
                            + " one leads out of it, or has a backslash; pack the files again"))
                    .path();
            if (entries.put(name, entry) != null) {
                throw unreadable("expected each file once; '" + name + "' is in the archive twice");
            }
        }
    }

    /** The paths of its files, in the order of the archive. */
    Set<String> names() {
        return entries.keySet();
    }

    /** What the archive says of its size; what is more is never read. */
    long size(String name) {
        return entries.get(name).getSize();
    }

    InputStream open(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new FileNotFoundException(name);
        }
        return new Inflated(zip.getInputStream(entry), name, entry.getCompressedSize(), Math.max(0, entry.getSize()));
    }

    /** What is wrong with a file of it, in words; it is read to its end for that. */
    Optional<String> fault(String name) throws IOException {
        return unpack(name, OutputStream.nullOutputStream());
    }

    /** Writes out what a file of it unpacks to, and says what is wrong with it. */
    private Optional<String> unpack(String name, OutputStream out) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(open(name), sum)) {
            in.transferTo(out);
        } catch (UnreadableException e) {
            return Optional.of("one that unpacks to far more than it says");
        } catch (ZipException | EOFException e) {
            return Optional.of("one that is damaged in the archive");
        }
        return sum.getValue() == entries.get(name).getCrc()
                ? Optional.empty()
                : Optional.of("one that is damaged in the archive");
    }

    /** Unpacks a file to a place that only this process knows. */
    Scratch unpacked(String name) throws IOException {
        Scratch scratch = new Scratch();
        try (OutputStream out = Files.newOutputStream(scratch.path())) {
            Optional<String> fault = unpack(name, out);
            if (fault.isPresent()) {
                throw unreadable("expected a file that can be unpacked, found " + fault.get());
            }
            return scratch;
        } catch (IOException e) {
            scratch.close();
            throw e;
        }
    }

    /** The folder of a path, with the slash at its end. */
    static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** The documents that a candidate file may name: what is in its folder or below, but for candidate files. */
    List<String> documentsBeside(String name) {
        return names().stream()
                .filter(other -> other.startsWith(folder(name)) && !ZipCandidates.isCandidateFile(other))
                .toList();
    }

    private static UnreadableException unreadable(String message) {
        return new UnreadableException(Completeness.BROKEN, message);
    }

    @Override
    public void close() throws IOException {
        zip.close();
        file.close();
    }
}
