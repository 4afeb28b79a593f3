package dev.caravan.candidate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The one way to write a candidate: fixed order of fields, nothing empty, plain numbers, no white space between. */
final class CanonicalJson {

    /** What was let in, with its documents in base64, must be able to come out. */
    private static final JsonFactory ANY_LENGTH = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(ANY_LENGTH)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addModule(new SimpleModule().addSerializer(new PlainNumber()))
            .build();
    private static final ObjectReader READER = MAPPER.readerFor(Candidate.class);
    private static final ObjectWriter WRITER = MAPPER.writer();

    private CanonicalJson() {}

    static Candidate read(String json) throws JsonProcessingException {
        return READER.readValue(json);
    }

    /** The tree must hold against the schema; then it is a candidate. */
    static Candidate read(JsonNode valid) {
        try {
            return READER.readValue(valid);
        } catch (IOException e) {
            throw new IllegalStateException("candidate.schema.json lets pass what is not a candidate", e);
        }
    }

    static String write(Candidate candidate) {
        try {
            return WRITER.writeValueAsString(candidate);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A candidate can always be written as JSON", e);
        }
    }

    static String hash(String json) {
        return HexFormat.of().formatHex(Sha256.digest().digest(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** 500.00, 500 and 5E+2 are the same amount. */
    private static final class PlainNumber extends StdSerializer<BigDecimal> {
        private static final long serialVersionUID = 1;

        /** 1E-999999999 is a short number that would be a gigabyte of zeros. */
        private static final int MOST_DIGITS = 100;

        PlainNumber() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider) throws IOException {
            BigDecimal plain = value.stripTrailingZeros();
            out.writeNumber(Math.abs(plain.scale()) > MOST_DIGITS ? plain.toString() : plain.toPlainString());
        }
    }
}
