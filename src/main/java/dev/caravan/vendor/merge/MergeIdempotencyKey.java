package dev.caravan.vendor.merge;

import dev.caravan.candidate.Sha256;
import dev.caravan.delivery.Delivery;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * The {@code Idempotency-Key} of a creation. It is made of nothing but what is sent, and of when a person said that it is
 * to be sent anew. So it is the same for each retry of the same content, also after a crash, and another one for any other
 * content: Merge refuses a key that it has seen with another body.
 */
@Named("mergeIdempotencyKey")
@Singleton
@Unremovable
@RegisterForReflection
class MergeIdempotencyKey {

    /** The key of that body, as it goes over the wire, for that delivery: a UUID (RFC 9562, version 8). */
    public String of(Delivery delivery, byte[] body) {
        MessageDigest digest = Sha256.digest();
        digest.update(delivery.vendor().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(delivery.candidate().externalId().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(delivery.sentAnewAt().getBytes(StandardCharsets.UTF_8));
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(body));
        long most = hash.getLong() & ~0xF000L | 0x8000L;
        long least = hash.getLong() & ~(0xC000L << 48) | 0x8000L << 48;
        return new UUID(most, least).toString();
    }
}
