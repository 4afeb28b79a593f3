package dev.caravan.intake.xml;

import com.ctc.wstx.exc.WstxEOFException;
import dev.caravan.intake.Completeness;
import dev.caravan.intake.JsonFormat;
import dev.caravan.intake.StrictReader;
import dev.caravan.intake.UnreadableException;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** Says in the sender's terms what is wrong with XML. Woodstox's own messages quote the text, which may be personal. */
final class XmlFault {

    static final String ENCODING = "expected the encoding that the text is in, such as encoding=\"UTF-8\"";
    static final String NO_DOCTYPE = "expected no DOCTYPE; leave it out";
    static final String NO_ENTITY =
            "expected no entity but &amp; &lt; &gt; &quot; &apos; and numbers such as &#233;; write the character itself";

    private static final String CUT = "expected more: the text ends before its elements do; was it cut?";
    private static final String WELL_FORMED =
            "expected well-formed XML; & and < in a text are written as &amp; and &lt;";

    /** What the message of Woodstox holds, and what we say for it; the first that fits. */
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry("close tag", "expected the end of the element that was begun last"),
            Map.entry("entity", NO_ENTITY),
            Map.entry("element depth", "expected at most " + JsonFormat.NESTING_LIMIT + " levels of elements"),
            Map.entry(
                    "attribute size", "expected attributes of at most " + XmlParser.LONGEST_ATTRIBUTE + " characters"),
            Map.entry("attribute limit", "expected at most " + XmlParser.MOST_ATTRIBUTES + " attributes of an element"),
            Map.entry("duplicate attribute", "expected each attribute once"),
            Map.entry("undeclared namespace", "expected the declaration of each prefix; leave prefixes out"),
            Map.entry("unbound", "expected the declaration of each prefix; leave prefixes out"),
            Map.entry("encoding", ENCODING));

    private XmlFault() {}

    /** Trouble with reading the bytes stays what it is; everything else is a fault of the document. */
    static IOException of(XMLStreamException fault) {
        Throwable cause = fault.getNestedException() == null ? fault.getCause() : fault.getNestedException();
        if (cause instanceof UnsupportedEncodingException) {
            return new UnreadableException(Completeness.BROKEN, "line 1: " + ENCODING);
        }
        if (cause instanceof StrictReader.UndecodableException) {
            return new UnreadableException(Completeness.BROKEN, cause.getMessage());
        }
        if (cause instanceof IOException trouble
                && !(cause instanceof EOFException || cause instanceof CharConversionException)) {
            return trouble;
        }
        boolean isCut = fault instanceof WstxEOFException;
        return new UnreadableException(
                isCut ? Completeness.CUT : Completeness.BROKEN,
                position(fault.getLocation()) + ": " + (isCut ? CUT : expected(fault)));
    }

    /** {@code line 3, column 14}. */
    static String position(Location location) {
        return location == null
                ? "line 1"
                : "line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }

    private static String expected(XMLStreamException fault) {
        String message = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(word -> message.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(WELL_FORMED);
    }
}
