package dev.caravan.document;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes tokens as one segment of a path, signed, and reads only those that were written so. */
final class LinkSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 32;
    private static final int LONGEST = 600;

    private final List<byte[]> keys;

    /** @param keys the first signs; all are recognised */
    LinkSignature(List<byte[]> keys) {
        this.keys = keys;
    }

    /** The token, ending as files of its type do, for those that look at that. */
    String sign(LinkToken token) {
        byte[] bytes = token.bytes();
        byte[] signed = Arrays.copyOf(bytes, bytes.length + SIGNATURE);
        System.arraycopy(signature(keys.get(0), bytes), 0, signed, bytes.length, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed) + MediaTypes.ending(token.type());
    }

    /** Empty for whatever was not signed with one of the keys, to the last character. */
    Optional<LinkToken> read(String written) {
        String base64 = written.split("\\.", 2)[0];
        byte[] signed = decoded(base64);
        if (signed.length <= SIGNATURE) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOf(signed, signed.length - SIGNATURE);
        byte[] signature = Arrays.copyOfRange(signed, bytes.length, signed.length);
        boolean isOurs = false;
        for (byte[] key : keys) {
            isOurs |= MessageDigest.isEqual(signature(key, bytes), signature);
        }
        return isOurs
                ? Optional.of(LinkToken.of(bytes))
                        .filter(token -> written.equals(base64 + MediaTypes.ending(token.type())))
                : Optional.empty();
    }

    /** Nothing for what the encoder would not have written: several spellings of one token would be several links. */
    private static byte[] decoded(String base64) {
        try {
            byte[] bytes = base64.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(base64) ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] signature(byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
