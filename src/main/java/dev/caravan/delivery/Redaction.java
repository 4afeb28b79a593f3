package dev.caravan.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets, the contents of files, and what is too long out of what is kept of requests and answers. */
final class Redaction {

    /** A token that was got at run time, as a vendor may repeat the header that it refuses (RFC 6750, 2.1). */
    private static final Pattern BEARER = Pattern.compile("\\b([Bb]earer) [A-Za-z0-9._~+/-]{8,}=*");

    /** Whoever has the link to a document has the document. */
    private static final Pattern DOCUMENT_LINK = Pattern.compile("(documents(?:\\\\*/|%2[Ff]))[A-Za-z0-9_-]{90,}");

    /** Of base64: a slash may be escaped, as JSON may have it. */
    private static final String CHARACTER = "(?:[A-Za-z0-9+/]|\\\\{1,8}+/)";

    private static final String LINE_BREAK = "(?:[\r\n]|\\\\{1,8}+[rn])++";

    /** Base64 of more than about 750 bytes: a file. No name, note or URL is written like that. */
    private static final Pattern FILE_CONTENT = fileContent();

    private final List<String> secrets;
    private final int atMost;

    /** @param atMost how many characters of a body are kept */
    Redaction(Collection<String> secrets, int atMost) {
        this.secrets = secrets.stream().filter(secret -> secret.length() >= 4).toList();
        this.atMost = atMost;
    }

    /** Also when it is broken into lines, of 64 or 76 characters mostly: so long has no list of words in a note. */
    private static Pattern fileContent() {
        String line = CHARACTER + "{60,}+";
        String lines = line + "(?:" + LINE_BREAK + line + "){10,}+(?:" + LINE_BREAK + CHARACTER + "++)?+";
        return Pattern.compile("(?<![A-Za-z0-9+/])(?:" + lines + "|" + CHARACTER + "{1000,}+)={0,2}");
    }

    /** The text without secrets and file contents; null stays null. */
    String of(String text) {
        if (text == null) {
            return null;
        }
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        if (clean.contains("earer ")) {
            clean = BEARER.matcher(clean).replaceAll("$1 ***");
        }
        if (clean.contains("documents")) {
            clean = DOCUMENT_LINK.matcher(clean).replaceAll("$1***");
        }
        return clean.length() < 1000
                ? clean
                : FILE_CONTENT
                        .matcher(clean)
                        .replaceAll(found -> "[file of about " + found.group().length() * 3L / 4 / 1024 + " KB]");
    }

    String body(byte[] body) {
        return of(new String(body, StandardCharsets.UTF_8));
    }

    boolean isTooLong(String text) {
        return text.length() > atMost;
    }

    String cut(String text) {
        return text.substring(0, atMost) + "… [" + (text.length() - atMost) + " more characters]";
    }
}
