package dev.caravan.api;

import dev.caravan.intake.InboxDocuments;
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
    private final InboxDocuments documents;

    InboxHealth(@ConfigProperty(name = "caravan.inbox") Path inbox, InboxDocuments documents) {
        this.inbox = inbox;
        this.documents = documents;
    }

    @Override
    public HealthCheckResponse call() {
        boolean usable = Files.isDirectory(inbox) && Files.isReadable(inbox) && Files.isWritable(inbox);
        var response = HealthCheckResponse.named("inbox")
                .withData("folder", inbox.toAbsolutePath().toString())
                .withData("documents that wait to be named or filed", documents.count())
                .withData("documents refused since the start", documents.refused());
        return usable
                ? response.up().build()
                : response.down()
                        .withData("problem", "caravan.inbox is no folder that can be read and written")
                        .build();
    }
}
