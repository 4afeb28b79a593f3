package dev.caravan.intake;

import dev.caravan.candidate.Sha256;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * What a file system says of a file without opening it. A link is not followed.
 *
 * @param identity what stays when the file is renamed, and differs between two files of one time
 * @param modified when its content changed
 * @param changed when its content or its name changed; {@code modified} where the file system does not know
 */
record FileStamp(String identity, long size, Instant modified, Instant changed, boolean isRegular, boolean isLink) {

    private static final String ATTRIBUTES = "unix:ino,size,lastModifiedTime,ctime,isRegularFile,isSymbolicLink";

    static FileStamp of(Path file) throws IOException {
        try {
            Map<String, Object> known = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            return new FileStamp(
                    String.valueOf(known.get("ino")),
                    (Long) known.get("size"),
                    ((FileTime) known.get("lastModifiedTime")).toInstant(),
                    ((FileTime) known.get("ctime")).toInstant(),
                    (Boolean) known.get("isRegularFile"),
                    (Boolean) known.get("isSymbolicLink"));
        } catch (UnsupportedOperationException | IllegalArgumentException notUnix) {
            return portable(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        }
    }

    private static FileStamp portable(BasicFileAttributes known) {
        Instant modified = known.lastModifiedTime().toInstant();
        return new FileStamp(
                known.creationTime().toString(),
                known.size(),
                modified,
                modified,
                known.isRegularFile(),
                known.isSymbolicLink());
    }

    /** Whether its name, and not its content, was the last to change: it was moved here, and is no longer written. */
    boolean wasRenamed() {
        return changed.isAfter(modified);
    }

    /** Whether the content is the same, as far as size and time tell; the name may have changed. */
    boolean hasContentOf(FileStamp other) {
        return size == other.size && modified.equals(other.modified);
    }

    /** A short name for this very content at this very place: the same again after a crash, another for another drop. */
    String claimId() {
        String content = identity + '|' + size + '|' + modified;
        byte[] digest = Sha256.digest().digest(content.getBytes(StandardCharsets.UTF_8));
        return new BigInteger(1, Arrays.copyOf(digest, 7)).toString(36);
    }
}
