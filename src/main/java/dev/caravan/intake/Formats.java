package dev.caravan.intake;

import dev.caravan.document.MediaTypes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The formats that there are. What the first bytes say counts more than the name; JSON is what nobody else recognises. */
@Singleton
public final class Formats {

    private final List<CandidateReader> others;
    private final JsonReader json;

    @Inject
    Formats(Instance<CandidateReader> readers, JsonReader json) {
        this(readers.stream().filter(reader -> reader != json).toList(), json);
    }

    Formats(List<CandidateReader> others, JsonReader json) {
        this.others = others;
        this.json = json;
    }

    /** The one that reads the source. */
    public CandidateReader of(Source source) throws IOException {
        for (CandidateReader reader : others) {
            if (reader.reads(source)) {
                return reader;
            }
        }
        return json;
    }

    /** How much of a file is there, or that it is no file of candidates at all. */
    Completeness completeness(Source source) throws IOException {
        return switch (Content.of(source)) {
            case ZIP, XML -> of(source).completeness(source); // what it is stands behind its first bytes
            default -> isDocument(source) ? Completeness.DOCUMENT : of(source).completeness(source);
        };
    }

    /** Whether it is a document by its first bytes, such as a PDF or an image. */
    private static boolean isDocument(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return MediaTypes.isDocument(in.readNBytes(MediaTypes.BEGINNING), source.name());
        }
    }
}
