package dev.caravan.intake.resume;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.caravan.intake.CandidateReader;
import dev.caravan.intake.Completeness;
import dev.caravan.intake.Content;
import dev.caravan.intake.JsonFormat;
import dev.caravan.intake.JsonReader;
import dev.caravan.intake.Records;
import dev.caravan.intake.Source;
import jakarta.inject.Singleton;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/** JSON Resume, the open standard (jsonresume.org): JSON with an object {@code basics}, or a schema of that name. */
@Singleton
public final class ResumeReader implements CandidateReader {

    private final JsonReader json;

    /** @param json how the JSON itself is read */
    public ResumeReader(JsonReader json) {
        this.json = json;
    }

    @Override
    public boolean reads(Source source) throws IOException {
        if (Content.of(source) != Content.JSON) {
            return false;
        }
        try (InputStream in = source.open();
                JsonParser parser = JsonFormat.FACTORY.createParser(in)) {
            JsonToken first = parser.nextToken();
            return (first == JsonToken.START_ARRAY ? parser.nextToken() : first) == JsonToken.START_OBJECT
                    && isResume(parser);
        } catch (JsonProcessingException | CharConversionException e) {
            return false; // What is wrong with it is said as of any JSON.
        }
    }

    /** Goes through the fields of an object until one tells; a candidate starts with its id nearly always. */
    private static boolean isResume(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("externalId")) {
                return false;
            }
            if (name.equals("basics") && value == JsonToken.START_OBJECT
                    || name.equals("$schema") && parser.getText().contains("resume-schema")) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    @Override
    public Completeness completeness(Source source) throws IOException {
        return json.completeness(source);
    }

    @Override
    public Records open(Source source) throws IOException {
        return new ResumeRecords(json.open(source), ResumeId.ofFile(source.name()));
    }
}
