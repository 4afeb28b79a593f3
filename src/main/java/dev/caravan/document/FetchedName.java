package dev.caravan.document;

import java.net.URI;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.MessageSupport;

/** What a fetched file is called, which tells its type where the bytes alone do not. */
final class FetchedName {

    private FetchedName() {}

    /** As the sender said; or else as the server says, by name or type; or else as the address ends. */
    static String of(String given, HttpResponse answer, URI uri) {
        if (given != null) {
            return given;
        }
        String named = disposition(answer);
        if (named != null) {
            return named;
        }
        String ending = MediaTypes.ending(type(answer));
        if (!ending.isEmpty() && !ending.equals(".bin")) {
            return "document" + ending;
        }
        String path = uri.getPath() == null ? "" : uri.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String type(HttpResponse answer) {
        Header type = answer.getFirstHeader("Content-Type");
        return type == null || type.getValue() == null
                ? ""
                : type.getValue().split(";", 2)[0].strip();
    }

    private static String disposition(HttpResponse answer) {
        Header disposition = answer.getFirstHeader("Content-Disposition");
        if (disposition == null) {
            return null;
        }
        return MessageSupport.parseElements(disposition).stream()
                .map(element -> element.getParameterByName("filename"))
                .filter(name -> name != null && name.getValue() != null)
                .map(NameValuePair::getValue)
                .findFirst()
                .orElse(null);
    }
}
