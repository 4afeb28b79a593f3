package dev.caravan.document;

import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;

/** A content on its way into the store, under a name of its own. Closing it removes what has not been moved away. */
final class NewFile implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private String sha256;

    private NewFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static NewFile in(Path folder) {
        try {
            make(folder.getParent());
            make(folder);
            Path path = folder.resolve(UUID.randomUUID().toString());
            return new NewFile(path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new DocumentsUnavailableException(e);
        }
    }

    /** And not what it is in: a folder that was taken away must be able to come back. */
    static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            try {
                Files.createDirectory(folder);
            } catch (FileAlreadyExistsException e) {
                return; // somebody else made it at the same moment
            }
        }
    }

    Path path() {
        return path;
    }

    String sha256() {
        return sha256;
    }

    /**
     * Writes all of it, and tells what it is; it is on its way to the disk then, and not yet there.
     *
     * @param name that it came with; may be null
     */
    Content write(InputStream in, String name, long atMost) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            if (size > atMost) {
                throw new TooLargeException(atMost);
            }
            digest.update(buffer, 0, read);
            write(ByteBuffer.wrap(buffer, 0, read));
        }
        sha256 = HexFormat.of().formatHex(digest.digest());
        channel.close();
        return new Content(sha256, size, MediaTypes.of(path, name));
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new DocumentsUnavailableException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
