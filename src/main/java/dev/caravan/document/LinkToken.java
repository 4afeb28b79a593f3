package dev.caravan.document;

import dev.caravan.candidate.Document.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What a link says: which content, as what, and until when.
 *
 * @param type the media type of the content
 */
record LinkToken(String sha256, Kind kind, String type, Instant expires) {

    private static final int HASH = 32;

    byte[] bytes() {
        byte[] words = (kind.word() + " " + type).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + HASH + words.length)
                .putLong(expires.getEpochSecond())
                .put(HexFormat.of().parseHex(sha256))
                .put(words)
                .array();
    }

    /** Of bytes that {@link #bytes} has made. */
    static LinkToken of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Instant expires = Instant.ofEpochSecond(in.getLong());
        byte[] hash = new byte[HASH];
        in.get(hash);
        String[] words = StandardCharsets.UTF_8.decode(in).toString().split(" ", 2);
        return new LinkToken(HexFormat.of().formatHex(hash), Kind.of(words[0]), words[1], expires);
    }

    /** The name that the file has for whoever fetches it: it does not tell whose it is. */
    String fileName() {
        return (kind == Kind.OTHER ? "document" : kind.word()) + MediaTypes.ending(type);
    }
}
