package dev.caravan.intake.table;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Compares the names of columns as people do. */
final class Names {

    private static final int LONGEST = 60;

    private Names() {}

    /** A name without what does not matter in it: "Prénom", "prenom" and "PRÉNOM :" are the same. */
    static String key(String name) {
        StringBuilder key = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString().toLowerCase(Locale.ROOT);
    }

    /** The known name that is most like this one; empty when none is. */
    static Optional<String> nearest(String name) {
        String key = key(name);
        if (key.isEmpty() || key.length() > LONGEST) {
            return Optional.empty();
        }
        return Arrays.stream(Field.values())
                .filter(field -> field != Field.VENDORS)
                .flatMap(Field::allNames)
                .filter(known -> distance(key, key(known)) <= (key.length() < 4 ? 1 : Math.max(2, key.length() / 3)))
                .min(Comparator.comparingInt(known -> distance(key, key(known))));
    }

    /** How many letters have to be put in, taken out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
