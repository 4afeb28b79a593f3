package dev.caravan.intake;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** The formats that there are. What the first bytes say counts more than the name; JSON is what nobody else recognises. */
@Singleton
final class Formats {

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

    CandidateReader of(Source source) throws IOException {
        for (CandidateReader reader : others) {
            if (reader.reads(source)) {
                return reader;
            }
        }
        return json;
    }
}
