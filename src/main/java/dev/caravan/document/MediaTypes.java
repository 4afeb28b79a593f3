package dev.caravan.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/** What a file is by its bytes. Of containers (ZIP, the old Office) the bytes tell only that; then the name tells which. */
final class MediaTypes {

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private MediaTypes() {}

    /** @param name the name that the file was given; may be null */
    static String of(Path file, String name) {
        Metadata metadata = new Metadata();
        if (name != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return TYPES.detect(in, metadata).getBaseType().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("A document that was just written can't be read", e);
        }
    }

    /** How the names of files of that type end, such as {@code .pdf}; empty when it is not known. */
    static String ending(String type) {
        try {
            MimeType known = TYPES.getRegisteredMimeType(type);
            return known == null ? "" : known.getExtension();
        } catch (MimeTypeException e) {
            return "";
        }
    }
}
