package dev.caravan.candidate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A file that belongs to the candidate. Exactly one of the three sources is given.
 *
 * @param file the name of a file beside the candidate file
 * @param data the content in base64
 * @param url where the content can be fetched
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Document(Kind kind, String fileName, String file, String data, String url) {

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

        @JsonCreator
        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
