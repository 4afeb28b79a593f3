package dev.caravan.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/** What is in a container of office files: both kinds begin with the same bytes whatever they hold. */
final class Containers {

    private static final Map<String, String> MAIN_PARTS = Map.of(
            "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private static final Map<String, String> STREAMS = Map.of(
            "WordDocument", "application/msword",
            "Workbook", "application/vnd.ms-excel",
            "Book", "application/vnd.ms-excel",
            "PowerPoint Document", "application/vnd.ms-powerpoint");

    /** The record that ends a ZIP begins like this, and says how many bytes its directory has. */
    private static final int END = 0x06054b50;

    private static final int END_LENGTH = 22;
    private static final int DIRECTORY_LENGTH = 12;
    private static final int LONGEST_COMMENT = 0xFFFF;

    /** An office file has a few dozen entries of some hundred bytes; of more the whole directory would be held in memory. */
    private static final int LARGEST_DIRECTORY = 1 << 20;

    private static final int HEADER = 512;
    private static final int ENTRY = 128;
    private static final int LONGEST_NAME = 64;

    private Containers() {}

    /** What a ZIP holds, when it is of Office Open XML. One with a directory beyond all measure is not looked into. */
    static Optional<String> ofZip(Path file) throws IOException {
        return hasSmallDirectory(file) ? ofEntries(file) : Optional.empty();
    }

    /** Whatever could be taken for the record that ends it has to say so. */
    private static boolean hasSmallDirectory(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            int window = END_LENGTH + LONGEST_COMMENT;
            ByteBuffer end = read(channel, channel.size() - window, window);
            for (int at = 0; at + END_LENGTH <= end.limit(); at++) {
                if (end.getInt(at) == END
                        && Integer.compareUnsigned(end.getInt(at + DIRECTORY_LENGTH), LARGEST_DIRECTORY) > 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Optional<String> ofEntries(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return MAIN_PARTS.entrySet().stream()
                    .filter(part -> zip.getEntry(part.getKey()) != null)
                    .map(Map.Entry::getValue)
                    .findFirst();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // A ZIP that is damaged is a ZIP, and no more
        }
    }

    /** What a file of the old Office holds: the first sector of its directory names its streams. */
    static Optional<String> ofOldOffice(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = read(channel, 0, HEADER);
            if (header.limit() < HEADER) {
                return Optional.empty();
            }
            int sector = 1 << Math.min(header.getShort(30), 12);
            ByteBuffer directory = read(channel, (header.getInt(48) + 1L) * sector, 2 * sector);
            for (int at = 0; at + ENTRY <= directory.limit(); at += ENTRY) {
                int length = Math.max(0, Math.min(directory.getShort(at + LONGEST_NAME), LONGEST_NAME) - 2);
                String name = new String(directory.array(), at, length, StandardCharsets.UTF_16LE);
                if (STREAMS.containsKey(name)) {
                    return Optional.of(STREAMS.get(name));
                }
            }
            return Optional.empty();
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        long at = Math.max(0, from);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            // until it is full, or the file has ended
        }
        return bytes.flip();
    }
}
