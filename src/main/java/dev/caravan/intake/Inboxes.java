package dev.caravan.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The inboxes that there are: the one of the configuration, and those of routes that somebody added. */
@Singleton
final class Inboxes {

    private final Set<Path> folders = new LinkedHashSet<>();

    @Inject
    Inboxes(@ConfigProperty(name = "caravan.inbox") Path configured) {
        add(new InboxFolders(configured));
    }

    synchronized void add(InboxFolders inbox) {
        folders.add(inbox.inbox().toAbsolutePath().normalize());
    }

    synchronized List<InboxFolders> all() {
        return folders.stream().map(InboxFolders::new).toList();
    }
}
