package dev.caravan.vendor.merge;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Body;
import java.util.ArrayList;
import java.util.List;

/** A phone number, e-mail address or URL, with the type that Merge wants to know with it. */
record MergeEntry(String value, String type) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** The first address is where the candidate wants to be written to. What the others are nobody said. */
    static List<MergeEntry> emails(Candidate candidate) {
        List<MergeEntry> entries = new ArrayList<>();
        for (String email : candidate.emails()) {
            entries.add(new MergeEntry(email, entries.isEmpty() ? "PERSONAL" : "OTHER"));
        }
        return entries;
    }

    /** Told apart by the number itself, where its country does so. */
    static List<MergeEntry> phones(Candidate candidate) {
        return candidate.phones().stream()
                .map(phone -> new MergeEntry(phone, phoneType(phone)))
                .toList();
    }

    /** Told apart by their site, or else by the name of the link. */
    static List<MergeEntry> urls(Candidate candidate) {
        List<MergeEntry> entries = new ArrayList<>();
        if (candidate.linkedinUrl() != null) {
            entries.add(new MergeEntry(candidate.linkedinUrl(), "SOCIAL_MEDIA"));
        }
        candidate.links().forEach(link -> entries.add(new MergeEntry(link.url(), MergeUrlType.of(link))));
        if (candidate.atsUrl() != null) {
            entries.add(new MergeEntry(candidate.atsUrl(), "OTHER"));
        }
        return entries;
    }

    Body body(String fieldOfType) {
        return Body.empty().putUrl("value", value).put(fieldOfType, type);
    }

    private static String phoneType(String phone) {
        try {
            return switch (NUMBERS.getNumberType(NUMBERS.parse(phone, null))) {
                case MOBILE -> "MOBILE";
                case FIXED_LINE -> "HOME";
                default -> "OTHER";
            };
        } catch (NumberParseException e) {
            return "OTHER";
        }
    }
}
