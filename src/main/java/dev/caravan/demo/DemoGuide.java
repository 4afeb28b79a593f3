package dev.caravan.demo;

import dev.caravan.ledger.CandidateView;
import dev.caravan.ledger.DeliveryView;
import dev.caravan.ledger.Ledger;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.quarkus.main.events.AfterStart;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** In the demo: says where to look, drops the samples, and tells of each candidate when it has arrived everywhere. */
@Singleton
class DemoGuide {

    static final String VENDORS_PAGE = "demo.vendors-page";

    private static final Logger LOG = Logger.getLogger(DemoGuide.class);
    private static final int TOLD_AT_MOST = 100;
    private static final Path SAMPLES = Path.of("samples");

    private final Ledger ledger;
    private final Config config;
    /** Deliveries that are settled side by side would be told of more than once. */
    private final List<String> told = new ArrayList<>();

    /** Few words for few candidates; of thousands at a time not every one is told. */
    private final ThreadPoolExecutor teller = new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(50), new ThreadPoolExecutor.DiscardPolicy());

    DemoGuide(Ledger ledger, Config config) {
        this.ledger = ledger;
        this.config = config;
    }

    void begin(@Observes @Priority(Integer.MAX_VALUE) AfterStart started) {
        config.getOptionalValue(VENDORS_PAGE, String.class).ifPresent(this::guide);
    }

    private void guide(String vendorsPage) {
        Path inbox = Path.of(config.getValue("caravan.inbox", String.class));
        String api = "http://" + config.getValue("quarkus.http.host", String.class) + ":"
                + config.getValue("quarkus.http.port", String.class) + "/api";
        System.out.printf("""

                The demo runs, with five sandbox vendors; the samples are on their way.

                  drop a candidate file here        %s
                  where it stands                   %s/candidates/ada-lovelace
                  what was sent, what came back     %s/candidates/ada-lovelace/attempts
                  what the vendors have received    %s

                Ctrl-C ends it.

                """, inbox.toAbsolutePath(), api, api, vendorsPage);
        teller.allowCoreThreadTimeOut(true);
        ledger.onSettled(settled -> teller.execute(() -> tell(settled)));
        drop(inbox);
    }

    private static void drop(Path inbox) {
        try (Stream<Path> samples = Files.list(SAMPLES)) {
            Files.createDirectories(inbox);
            for (Path sample : samples.sorted().toList()) {
                Path whole = Files.copy(
                        sample,
                        inbox.resolve("." + sample.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(whole, inbox.resolve(sample.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The samples could not be dropped into " + inbox, e);
        }
    }

    private void tell(Set<String> settled) {
        for (String externalId : settled) {
            ledger.candidate(externalId)
                    .filter(candidate -> candidate.deliveries().stream().allMatch(DeliveryView::isFinal))
                    .map(DemoGuide::inWords)
                    .filter(words -> !told.contains(words))
                    .ifPresent(this::tell);
        }
    }

    private void tell(String words) {
        told.add(words);
        if (told.size() > TOLD_AT_MOST) {
            told.remove(0);
        }
        LOG.info(words);
    }

    private static String inWords(CandidateView candidate) {
        return candidate.deliveries().stream()
                .map(delivery -> delivery.vendor() + " " + delivery.state().word())
                .collect(Collectors.joining(
                        ", ", candidate.externalId() + ", revision " + candidate.revision() + ": ", ""));
    }
}
