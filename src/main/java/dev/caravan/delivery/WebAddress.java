package dev.caravan.delivery;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Web addresses as they go over the wire. People write them with umlauts, as browsers show them; a URL is ASCII, so the
 * host is sent in its IDNA form and everything else with percent-escapes, as browsers send it: also a {@code %} that
 * begins no escape, and every {@code #} but the first. The scheme goes in lower case, as contracts ask for it.
 */
final class WebAddress {

    private static final Pattern PARTS = Pattern.compile("((?i)https?://)([^/?#]*)(.*)");
    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String KEPT = "-._~:/?#@!$&'()*+,;=%";

    private WebAddress() {}

    /** The address in ASCII; null stays null, and what is no web address stays as it is. */
    static String ascii(String written) {
        Matcher parts = written == null ? null : PARTS.matcher(written);
        if (parts == null || !parts.matches()) {
            return written;
        }
        try {
            return parts.group(1).toLowerCase(Locale.ROOT) + IDN.toASCII(parts.group(2)) + escaped(parts.group(3));
        } catch (IllegalArgumentException noHost) {
            return written;
        }
    }

    private static String escaped(String written) {
        String rest = withOneFragment(NO_ESCAPE.matcher(written).replaceAll("%25"));
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

    private static String withOneFragment(String rest) {
        int fragment = rest.indexOf('#') + 1;
        return fragment == 0
                ? rest
                : rest.substring(0, fragment) + rest.substring(fragment).replace("#", "%23");
    }
}
