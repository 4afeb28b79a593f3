package dev.caravan.vendor.welcomekit;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Candidate.Link;
import dev.caravan.delivery.Sites;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The candidate's pages, by the fields that Welcomekit has for them: one for each of eleven sites, and one for any other.
 *
 * @param byField the URLs by the field that they go into
 * @param leftOver how many more there are for which no field is left
 */
record WelcomekitLinks(Map<String, String> byField, int leftOver) {

    private static final String ANY_OTHER = "media_website";

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("linkedin.com", "media_linkedin"),
            Map.entry("github.com", "media_github"),
            Map.entry("stackoverflow.com", "media_stackoverflow"),
            Map.entry("dribbble.com", "media_dribbble"),
            Map.entry("behance.net", "media_behance"),
            Map.entry("facebook.com", "media_facebook"),
            Map.entry("instagram.com", "media_instagram"),
            Map.entry("medium.com", "media_medium"),
            Map.entry("tumblr.com", "media_tumblr"),
            Map.entry("vimeo.com", "media_vimeo"),
            Map.entry("twitter.com", "media_twitter"),
            Map.entry("x.com", "media_twitter"));

    /** The first page of a site takes its field; the LinkedIn profile comes before any other link to that site. */
    static WelcomekitLinks of(Candidate candidate) {
        Map<String, String> byField = new LinkedHashMap<>();
        String linkedin = Sites.linkedin(candidate);
        if (linkedin != null) {
            byField.put("media_linkedin", linkedin);
        }
        int leftOver = 0;
        for (Link link : candidate.links()) {
            String there = byField.putIfAbsent(Sites.find(link.url(), FIELDS).orElse(ANY_OTHER), link.url());
            if (there != null && !there.equals(link.url())) {
                leftOver++;
            }
        }
        return new WelcomekitLinks(byField, leftOver);
    }
}
