package dev.caravan.vendor.merge;

import dev.caravan.candidate.Candidate.Link;
import dev.caravan.delivery.Sites;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which of Merge's types of URL a link is. Of those, COMPANY and JOB_POSTING are never a candidate's own pages. */
final class MergeUrlType {

    private static final Map<String, String> BY_SITE = bySite(Map.of(
            "SOCIAL_MEDIA",
            List.of(
                    "linkedin.com",
                    "xing.com",
                    "facebook.com",
                    "instagram.com",
                    "twitter.com",
                    "x.com",
                    "threads.net",
                    "bsky.app",
                    "tiktok.com"),
            "PORTFOLIO",
            List.of("github.com", "gitlab.com", "bitbucket.org", "dribbble.com", "behance.net", "vimeo.com"),
            "BLOG",
            List.of("medium.com", "tumblr.com", "substack.com", "wordpress.com", "blogspot.com", "dev.to")));

    private MergeUrlType() {}

    static String of(Link link) {
        return Sites.find(link.url(), BY_SITE).orElseGet(() -> byName(link.name()));
    }

    private static String byName(String given) {
        String name = given == null ? "" : given.toLowerCase(Locale.ROOT);
        if (name.contains("portfolio")) {
            return "PORTFOLIO";
        }
        if (name.contains("blog")) {
            return "BLOG";
        }
        return name.contains("website") || name.contains("home") || name.contains("personal") ? "PERSONAL" : "OTHER";
    }

    private static Map<String, String> bySite(Map<String, List<String>> sitesByType) {
        Map<String, String> types = new HashMap<>();
        sitesByType.forEach((type, sites) -> sites.forEach(site -> types.put(site, type)));
        return Map.copyOf(types);
    }
}
