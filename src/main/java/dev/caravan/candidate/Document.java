package dev.caravan.candidate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A file that belongs to the candidate. The sender gives exactly one of file, data and url; what came as file or data has
 * a content instead once it is kept.
 *
 * @param file the name of a file beside the candidate file
 * @param data the content in base64
 * @param url where the content can be fetched
 * @param content the content that is kept; beside a url, once that was fetched
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Document(Kind kind, String fileName, String file, String data, String url, Content content) {

    /**
     * What a document holds, known by its bytes.
     *
     * @param sha256 in hex
     * @param size in bytes
     * @param type the media type that its bytes show, such as {@code application/pdf}
     */
    public record Content(String sha256, long size, String type) {}

    /** The same, with a content that is kept: how it was given (file or data) is forgotten, a url is not. */
    public Document kept(Content kept) {
        return new Document(kind, fileName, null, null, url, kept);
    }

    /** What the document is, which decides where a vendor takes it. */
    public enum Kind {
        RESUME,
        COVER_LETTER,
        PORTFOLIO,
        PHOTO,
        OTHER;

        /** The word of the canonical JSON: {@code resume}, {@code cover-letter} and so on. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind of that word. Throws {@link IllegalArgumentException} when there is none. */
        @JsonCreator
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
