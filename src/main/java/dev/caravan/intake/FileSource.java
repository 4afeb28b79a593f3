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

/** A file, under the name that it was dropped with. */
record FileSource(Path path, String name) implements Source {

    FileSource(Path path) {
        this(path, path.getFileName().toString());
    }

    @Override
    public String mediaType() {
        return "";
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
