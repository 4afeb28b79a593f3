package dev.caravan.ledger;

import org.eclipse.microprofile.config.Config;

/** The key that erased people are known by: {@code caravan.erasure.key}. */
public final class ErasureKey {

    private static final String NAME = "caravan.erasure.key";

    private ErasureKey() {}

    /**
     * Null when there is none, so that the ledger makes one.
     *
     * @throws IllegalArgumentException when it is too short
     */
    public static String of(Config config) {
        String key = config.getOptionalValue(NAME, String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
        if (key != null && key.length() < Tombstones.SHORTEST_KEY) {
            throw new IllegalArgumentException(NAME + ": expected at least " + Tombstones.SHORTEST_KEY
                    + " characters that nobody can guess, got " + key.length());
        }
        return key;
    }
}
