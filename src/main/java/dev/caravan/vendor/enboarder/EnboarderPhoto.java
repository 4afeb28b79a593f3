package dev.caravan.vendor.enboarder;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Document;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A photo as Enboarder takes it: {@code image/jpeg} or {@code image/png}, in base64 without line breaks.
 *
 * @param hash SHA-256 of the image, by which an unchanged one is known
 */
record EnboarderPhoto(String imageType, String base64, String hash) {

    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");

    /** The first photo of the candidate that can be sent. */
    static Optional<EnboarderPhoto> of(Candidate candidate) {
        return candidate.documents().stream()
                .flatMap(document -> of(document).stream())
                .findFirst();
    }

    /** The document, when it is a photo whose first bytes show an image that Enboarder takes. */
    static Optional<EnboarderPhoto> of(Document document) {
        if (document.kind() != Document.Kind.PHOTO || document.data() == null) {
            return Optional.empty();
        }
        try {
            byte[] image = Base64.getMimeDecoder().decode(document.data());
            return imageType(image)
                    .map(type -> new EnboarderPhoto(type, Base64.getEncoder().encodeToString(image), hash(image)));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** The hash of an image that was read back, by which it is known; null when it is no base64. */
    static String hashOf(String base64) {
        try {
            return hash(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    private static Optional<String> imageType(byte[] image) {
        return startsWith(image, JPEG)
                ? Optional.of("image/jpeg")
                : startsWith(image, PNG) ? Optional.of("image/png") : Optional.empty();
    }

    private static boolean startsWith(byte[] image, byte[] magic) {
        return image.length > magic.length && Arrays.mismatch(image, magic) == magic.length;
    }

    private static String hash(byte[] image) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
