package dev.caravan.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Knows who was erased, by a keyed hash: without the key nobody can try out of whom it is. The key is the configuration's,
 * or else one that is made once and kept in the ledger.
 */
final class Tombstones {

    /** The characters that a key has at the least. */
    static final int SHORTEST_KEY = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MADE_BYTES = 32;
    private static final String MARKED = "caravan";

    private static final String ANY = "select 1 from erasure limit 1";
    private static final String STANDS = "select asked_at from erasure where hash = ? and lifted_at is null";
    private static final String KEY = "select made, mark from erasure_key";
    private static final String KEEP_KEY = "insert into erasure_key (made, mark) values (?, ?)";
    private static final String NO_KEY = "delete from erasure_key";

    private final String configured;
    private volatile SecretKeySpec key;

    /** @param configured the key of the configuration; null when it has none */
    Tombstones(String configured) {
        this.configured = configured;
    }

    /** Since when the person is to be erased, or is; empty when no tombstone stands. */
    Optional<Instant> erasedAt(Statements statements, String externalId) throws SQLException {
        Optional<String> hash = known(statements, externalId);
        return hash.isEmpty()
                ? Optional.empty()
                : statements.first(STANDS, row -> Statements.time(row, "asked_at"), hash.get());
    }

    /** The hash of that id, in hex. Empty when there is no key yet, so that nobody was erased. */
    Optional<String> known(Statements statements, String externalId) throws SQLException {
        return statements.first(ANY, row -> 1).isEmpty() ? Optional.empty() : Optional.of(hash(statements, externalId));
    }

    /** The hash of that id, in hex. Makes the key when there is none: in the writer only. */
    String hash(Statements statements, String externalId) throws SQLException {
        SecretKeySpec known = key;
        return hash(known == null ? key(statements) : known, externalId);
    }

    /** Throws when people were erased with another key than the one in use: they would be taken for new. */
    void check(Statements statements) throws SQLException {
        if (statements.first(ANY, row -> 1).isPresent()) {
            key(statements);
        }
    }

    private SecretKeySpec key(Statements statements) throws SQLException {
        Optional<Kept> kept = statements.first(KEY, row -> new Kept(row.getString("made"), row.getString("mark")));
        String text = configured != null ? configured : kept.isPresent() ? kept.get().made : made();
        if (text == null) {
            throw new WrongKeyException("it is missing");
        }
        SecretKeySpec found = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        String mark = hash(found, MARKED);
        if (kept.isPresent() && kept.get().mark.equals(mark)) {
            key = found; // one that was made just now may yet be rolled back
            return found;
        }
        if (kept.isPresent()) {
            if (statements.first(ANY, row -> 1).isPresent()) {
                throw new WrongKeyException("it is another one");
            }
            statements.update(NO_KEY);
        }
        statements.update(KEEP_KEY, configured == null ? text : null, mark);
        return found;
    }

    private static String made() {
        byte[] random = new byte[MADE_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String hash(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    private record Kept(String made, String mark) {}

    /** The people who were erased can't be known with the key there is. */
    static final class WrongKeyException extends SQLException {
        private static final long serialVersionUID = 1;

        WrongKeyException(String what) {
            super("caravan.erasure.key: expected the key that the people who were erased so far are known by, and "
                    + what + "; without it they would be taken for new. Put it back");
        }
    }
}
