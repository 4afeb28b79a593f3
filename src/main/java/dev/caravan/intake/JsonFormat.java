package dev.caravan.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/** How JSON is read here: strictly, numbers as they are written, and within limits that no real candidate meets. */
public final class JsonFormat {

    /** The bytes that one record may have: room for CVs in base64. */
    public static final int RECORD_LIMIT = 32 * 1024 * 1024;

    /** The same in words. */
    public static final String RECORD_LIMIT_WORDS = "32 MB";

    /** The digits, and the zeros that an exponent stands for, that a number may have. */
    public static final int DIGIT_LIMIT = 400;

    /** The levels of objects and arrays. */
    public static final int NESTING_LIMIT = 100;

    /** Makes strict parsers. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING_LIMIT)
                    .maxStringLength(RECORD_LIMIT)
                    .maxNumberLength(DIGIT_LIMIT)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** Makes trees with numbers as they are written. */
    public static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(new ExactNumbers())
            .build();

    private JsonFormat() {}

    /** 1e1000000000 is ten characters here, and a gigabyte where somebody writes it out. */
    static boolean isTooLong(BigDecimal number) {
        return Math.abs((long) number.scale()) > DIGIT_LIMIT;
    }

    /** A number whose exponent is beyond the limit. */
    static final class NumberTooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class ExactNumbers extends JsonNodeFactory {
        private static final long serialVersionUID = 1;

        ExactNumbers() {
            super(true);
        }

        @Override
        public ValueNode numberNode(BigDecimal number) {
            if (number != null && isTooLong(number)) {
                throw new NumberTooLongException();
            }
            return number == null ? nullNode() : DecimalNode.valueOf(number);
        }
    }
}
