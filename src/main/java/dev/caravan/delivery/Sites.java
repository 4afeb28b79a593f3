package dev.caravan.delivery;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a URL is known by: the site that it leads to. */
public final class Sites {

    /** What stands between the scheme, or the user, and the port or the path. */
    private static final Pattern HOST = Pattern.compile("^(?i)https?://(?:[^/?#@]*@)?([^/?#:]+)");

    private Sites() {}

    /**
     * Finds a URL's site: {@code github.com} is that of {@code https://gist.github.com/ada} too, but not that of
     * {@code https://ada.github.io}.
     *
     * @param sites by domain, in lower case
     */
    public static <T> Optional<T> find(String url, Map<String, T> sites) {
        Matcher host = HOST.matcher(url);
        String domain = host.find() ? host.group(1).toLowerCase(Locale.ROOT) : "";
        while (!sites.containsKey(domain) && domain.contains(".")) {
            domain = domain.substring(domain.indexOf('.') + 1);
        }
        return Optional.ofNullable(sites.get(domain));
    }
}
