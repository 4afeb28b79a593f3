package dev.caravan.api;

import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up when files can be taken out of the inbox. */
@Readiness
@Singleton
class InboxHealth implements HealthCheck {

    private final Path inbox;

    InboxHealth(@ConfigProperty(name = "caravan.inbox") Path inbox) {
        this.inbox = inbox;
    }

    @Override
    public HealthCheckResponse call() {
        boolean usable = Files.isDirectory(inbox) && Files.isReadable(inbox) && Files.isWritable(inbox);
        var response = HealthCheckResponse.named("inbox")
                .withData("folder", inbox.toAbsolutePath().toString());
        return usable
                ? response.up().build()
                : response.down()
                        .withData("problem", "caravan.inbox is no folder that can be read and written")
                        .build();
    }
}
