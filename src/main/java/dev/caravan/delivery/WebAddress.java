package dev.caravan.delivery;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Web addresses as they go over the wire. People write them with umlauts, as browsers show them; a URL is ASCII, so the
 * host is sent in its IDNA form and everything else with percent-escapes, as browsers send it.
 */
final class WebAddress {

    private static final Pattern PARTS = Pattern.compile("(https?://)([^/?#]*)(.*)");
    private static final String KEPT = "-._~:/?#@!$&'()*+,;=%";

    private WebAddress() {}

    /** The address in ASCII; null stays null, and what is no web address stays as it is. */
    static String ascii(String written) {
        Matcher parts = written == null ? null : PARTS.matcher(written);
        if (parts == null || !parts.matches()) {
            return written;
        }
        try {
            return parts.group(1) + IDN.toASCII(parts.group(2)) + escaped(parts.group(3));
        } catch (IllegalArgumentException noHost) {
            return written;
        }
    }

    private static String escaped(String rest) {
        StringBuilder escaped = new StringBuilder(rest.length());
        for (byte unit : rest.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0)) {
                escaped.append(c);
            } else {
                escaped.append(String.format("%%%02X", (int) c));
            }
        }
        return escaped.toString();
    }
}
