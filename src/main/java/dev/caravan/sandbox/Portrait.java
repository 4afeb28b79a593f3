package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/**
 * How a vendor recognises a person.
 *
 * @param key the sender's id, where the vendor has a field for it; otherwise null
 * @param name for people who read the sandbox's page
 * @param handles what a person can be found by, such as {@code email:ada@example.org}
 */
record Portrait(String key, String name, List<String> handles) {

    private static final String EMAIL = "email:";

    static Portrait of(String key, JsonNode firstName, JsonNode lastName, List<String> handles) {
        return new Portrait(key, (firstName.asText() + " " + lastName.asText()).strip(), handles);
    }

    static String email(String address) {
        return EMAIL + address.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether a checker means this person: by the sender's id, or by an e-mail address. */
    boolean answersTo(String keyOrEmail) {
        return keyOrEmail.equals(key) || handles.contains(email(keyOrEmail));
    }

    List<String> emails() {
        return handles.stream()
                .filter(handle -> handle.startsWith(EMAIL))
                .map(handle -> handle.substring(EMAIL.length()))
                .toList();
    }
}
