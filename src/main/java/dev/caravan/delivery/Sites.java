package dev.caravan.delivery;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Candidate.Link;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a URL is known by: the site that it leads to. */
public final class Sites {

    /** What stands between the scheme, or the user, and the port or the path. */
    private static final Pattern HOST = Pattern.compile("^(?i)https?://(?:[^/?#@]*@)?([^/?#:]+)");

    /** A page of a company or a post is nobody's profile: two candidates may well have the same. */
    private static final Pattern LINKEDIN_PROFILE = Pattern.compile(
            "(?i)^https?://(?:[a-z0-9-]+\\.)*linkedin\\.com(?::[0-9]+)?/(?:mwlite/)?(?:in|pub)/[^/?#].*");

    private Sites() {}

    /** The candidate's LinkedIn profile: the one given as such, or else the first among the links; null when there is none. */
    public static String linkedin(Candidate candidate) {
        return candidate.linkedinUrl() != null
                ? candidate.linkedinUrl()
                : candidate.links().stream()
                        .map(Link::url)
                        .filter(url -> LINKEDIN_PROFILE.matcher(url).matches())
                        .findFirst()
                        .orElse(null);
    }

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
