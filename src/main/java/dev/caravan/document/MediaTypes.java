package dev.caravan.document;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/**
 * What a file is by its bytes. Of office files the bytes tell only the container, so that one is looked into. The name says
 * more only where it says the same more closely, such as which kind of text.
 */
public final class MediaTypes {

    /** How many bytes tell a type. */
    public static final int BEGINNING = 64 * 1024;

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final MediaTypeRegistry REGISTRY = TYPES.getMediaTypeRegistry();
    private static final String OOXML = "application/x-tika-ooxml";
    private static final String OLD_OFFICE = "application/x-tika-msoffice";

    /** What people have in candidate files, or what could be anything. */
    private static final Set<String> NOT_ONLY_DOCUMENTS = Set.of(
            "application/zip", OOXML, OLD_OFFICE, "application/octet-stream", "application/json", "application/xml");

    private MediaTypes() {}

    /** @param name the name that the file was given; may be null */
    static String of(Path file, String name) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            MediaType ofBytes = detect(in, null);
            String type = named(ofBytes, in, name);
            return switch (ofBytes.toString()) {
                case "application/zip", OOXML ->
                    Containers.ofZip(file).orElse(isOfficeOpenXml(type) ? "application/zip" : type);
                case OLD_OFFICE -> Containers.ofOldOffice(file).orElse(type);
                default -> type;
            };
        } catch (IOException e) {
            throw new UncheckedIOException("A document that was just written can't be read", e);
        }
    }

    /**
     * What begins like this, without looking into containers.
     *
     * @param beginning can be reset to its beginning
     * @param name may be null
     */
    static String of(InputStream beginning, String name) throws IOException {
        return named(detect(beginning, null), beginning, name);
    }

    /** Of bytes that nobody knows, a name proves nothing. */
    private static String named(MediaType ofBytes, InputStream beginning, String name) throws IOException {
        return name == null || ofBytes.equals(MediaType.OCTET_STREAM)
                ? ofBytes.toString()
                : detect(beginning, name).toString();
    }

    /** Whether this is the beginning of a document, and not of a file with candidates in it. When nothing is in it yet, the name tells. */
    public static boolean isDocument(byte[] beginning, String name) throws IOException {
        String type = beginning.length == 0 ? ofName(name) : of(new ByteArrayInputStream(beginning), name);
        return !NOT_ONLY_DOCUMENTS.contains(type) && !isText(type) && !isSpreadsheet(type);
    }

    /** Whether the name says another type than the bytes do. A name without an ending that is known says nothing. */
    public static boolean isMisnamed(String name, String type) throws IOException {
        MediaType named = MediaType.parse(ofName(name));
        MediaType found = MediaType.parse(type);
        if (named.equals(MediaType.OCTET_STREAM) || named.equals(found)) {
            return false;
        }
        if (found.equals(MediaType.OCTET_STREAM)) {
            return true;
        }
        boolean isPlainZip = type.equals("application/zip") && isOfficeOpenXml(named.toString());
        return isPlainZip || !REGISTRY.isSpecializationOf(named, found) && !REGISTRY.isSpecializationOf(found, named);
    }

    private static boolean isText(String type) {
        return type.startsWith("text/") && !type.equals("text/html") && !type.equals("text/rtf");
    }

    private static boolean isSpreadsheet(String type) {
        return type.contains("excel") || type.contains("spreadsheet");
    }

    private static boolean isOfficeOpenXml(String type) {
        return type.equals(OOXML) || REGISTRY.isInstanceOf(type, MediaType.parse(OOXML));
    }

    private static String ofName(String name) throws IOException {
        return detect(new ByteArrayInputStream(new byte[0]), name).toString();
    }

    private static MediaType detect(InputStream in, String name) throws IOException {
        Metadata metadata = new Metadata();
        if (name != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        return TYPES.detect(in, metadata).getBaseType();
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
