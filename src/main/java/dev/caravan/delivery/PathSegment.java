package dev.caravan.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An id as one segment of a URL's path, whatever characters it has. */
public final class PathSegment {

    private PathSegment() {}

    /**
     * Percent-encodes everything but letters, digits and {@code -._~} (RFC 3986, 2.3).
     *
     * @throws RejectedException for {@code .} and {@code ..}, which lead elsewhere however they are written
     */
    public static String of(String id) {
        if (id.equals(".") || id.equals("..")) {
            throw new RejectedException("Not sent: \"" + id + "\" can't be the id of a candidate at a vendor, because"
                    + " in a path it means another place. Correct the id and send the candidate again");
        }
        return URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
