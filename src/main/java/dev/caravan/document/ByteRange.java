package dev.caravan.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a request asks for (RFC 9110, 14).
 *
 * @param from the first byte
 * @param length how many; none when there is no such part
 */
record ByteRange(long from, long length) {

    private static final Pattern ONE = Pattern.compile("(?i)bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /** Empty for the whole: when nothing is asked for, several parts are, or what stands there makes no sense. */
    static Optional<ByteRange> of(String header, long size) {
        Matcher asked = ONE.matcher(header == null ? "" : header);
        if (!asked.matches()) {
            return Optional.empty();
        }
        String first = asked.group(1);
        String last = asked.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(lastOnes(Long.parseLong(last), size));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return Optional.empty();
        }
        return Optional.of(from >= size ? new ByteRange(0, 0) : new ByteRange(from, Math.min(to, size - 1) - from + 1));
    }

    /** Whether the file has that part. */
    boolean isThere() {
        return length > 0;
    }

    private static ByteRange lastOnes(long count, long size) {
        long length = Math.min(count, size);
        return new ByteRange(size - length, length);
    }
}
