package dev.caravan.document;

import dev.caravan.candidate.Document;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Links to documents on this server: signed, and good for a while only. */
@Singleton
class SignedLinks {

    private final LinkSettings settings;
    private final LinkSignature signature;
    private final Clock clock;

    @Inject
    SignedLinks(Config config, Clock clock) {
        this(LinkSettings.of(config), clock);
    }

    SignedLinks(LinkSettings settings, Clock clock) {
        this.settings = settings;
        this.signature = new LinkSignature(settings.keys());
        this.clock = clock;
    }

    /**
     * The link to the document's content; empty without {@code caravan.public-url}, and when its content is not here. It is
     * the same all day (UTC), so that a request which is built again is the same request.
     */
    Optional<String> of(Document document) {
        if (document.content() == null) {
            return Optional.empty();
        }
        return settings.publicUrl().map(base -> {
            LinkToken token = new LinkToken(
                    document.content().sha256(),
                    document.kind(),
                    document.content().type(),
                    expires());
            return base + DocumentDoor.PATH + signature.sign(token);
        });
    }

    /** What the token in a link says; empty unless it is one of ours that has not expired. */
    Optional<LinkToken> read(String token) {
        return signature.read(token).filter(read -> clock.instant().isBefore(read.expires()));
    }

    private Instant expires() {
        return clock.instant()
                .plus(settings.expiry())
                .truncatedTo(ChronoUnit.DAYS)
                .plus(1, ChronoUnit.DAYS);
    }
}
