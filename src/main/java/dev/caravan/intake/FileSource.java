package dev.caravan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file on the disk, under the name that it was given. */
public record FileSource(Path path, String name, String mediaType) implements Source {

    private static final int SMALL = 64 * 1024;

    /** One whose media type nobody told. */
    public FileSource(Path path, String name) {
        this(path, name, "");
    }

    /** To tell its format and to read it, a file is opened several times; a small one only once. */
    static Source of(Path path, String name, FileStamp stamp) throws IOException {
        if (stamp.size() > SMALL) {
            return new FileSource(path, name);
        }
        try (InputStream in = new FileSource(path, name).open(0)) {
            return new BodySource(in.readNBytes(SMALL + 1), name, "");
        }
    }

    @Override
    public long size() throws IOException {
        return Files.size(path);
    }

    @Override
    public InputStream open(long from) throws IOException {
        SeekableByteChannel file =
                Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        try {
            return Channels.newInputStream(file.position(from));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }
}
