package dev.caravan.candidate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash by which contents are known. */
public final class Sha256 {

    private Sha256() {}

    /** A new computation of one. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
