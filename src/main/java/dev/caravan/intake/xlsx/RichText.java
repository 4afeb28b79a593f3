package dev.caravan.intake.xlsx;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that may be made of pieces in different fonts. How Japanese is pronounced stands there too, and is left out. */
final class RichText {

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /** The text within the element that has just begun, to its end. */
    static String of(Xml xml, String element) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean spoken = false;
        while (xml.next() && !xml.ends(element)) {
            if (xml.starts("rPh")) {
                spoken = true;
            } else if (xml.ends("rPh")) {
                spoken = false;
            } else if (xml.starts("t")) {
                String piece = xml.text();
                text.append(spoken ? "" : piece);
            }
            if (text.length() > Xml.LONGEST_TEXT) {
                throw xml.damaged("expected at most " + Xml.LONGEST_TEXT + " characters in a cell");
            }
        }
        return plain(text.toString());
    }

    /** Characters that XML can't have, as carriage returns, are written as {@code _x000D_}. */
    static String plain(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
