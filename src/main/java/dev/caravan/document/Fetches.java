package dev.caravan.document;

import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.ledger.DocumentUse;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.Config;

/**
 * The documents that are given by url: each is fetched once for a revision of its candidate, however many vendors want it
 * and though they want it at the same time.
 */
@Singleton
public class Fetches {

    private static final Set<Kind> MAY_BE_PAGES = Set.of(Kind.PORTFOLIO, Kind.OTHER);
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");

    private final Fetch fetch;
    private final FetchSlots slots;
    private final Documents documents;
    private final DocumentUse use;
    private final Duration patience;
    private final Map<Wanted, CompletableFuture<Content>> underWay = new ConcurrentHashMap<>();

    @Inject
    Fetches(Config config, Documents documents, DocumentUse use) {
        this(FetchSettings.of(config), documents, use);
    }

    private Fetches(FetchSettings settings, Documents documents, DocumentUse use) {
        this(new Fetch(settings, new UrlGuard(settings.allowed()), documents), settings.timeout(), documents, use);
    }

    Fetches(Fetch fetch, Duration timeout, Documents documents, DocumentUse use) {
        this.fetch = fetch;
        this.slots = new FetchSlots();
        this.documents = documents;
        this.use = use;
        this.patience = timeout.multipliedBy(2).plusSeconds(5);
    }

    /**
     * The content of the document for that revision of its candidate: what was fetched for it before, or what its url leads to
     * now.
     *
     * @param address where the document's url leads to, in ASCII
     */
    public Content fetch(String externalId, long revision, Document document, String address) throws FetchException {
        Wanted wanted = new Wanted(externalId, revision, document.url(), MAY_BE_PAGES.contains(document.kind()));
        CompletableFuture<Content> own = new CompletableFuture<>();
        CompletableFuture<Content> others = underWay.putIfAbsent(wanted, own);
        if (others != null) {
            return await(others);
        }
        try {
            Content content = obtain(wanted, address, document.fileName());
            own.complete(content);
            return content;
        } catch (FetchException | RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(wanted, own);
        }
    }

    /** Scheme and host of a url, for people: the rest may be a secret. */
    public static String shown(String url) {
        return UrlGuard.shown(url);
    }

    @PreDestroy
    void close() {
        fetch.close();
    }

    private Content obtain(Wanted wanted, String address, String name) throws FetchException {
        Optional<Content> known = known(wanted);
        if (known.isPresent()) {
            return known.get();
        }
        Content content = slots.within(address, () -> fetch.fetch(address, name));
        if (!wanted.allows(content)) {
            throw FetchException.hopeless(UrlGuard.shown(address)
                    + " answered with a web page, not a document; give the address of the file itself, which is there"
                    + " without a login");
        }
        use.fetched(wanted.externalId, wanted.revision, wanted.url, content);
        return content;
    }

    private Optional<Content> known(Wanted wanted) {
        return Optional.ofNullable(
                        use.fetched(wanted.externalId, wanted.revision).get(wanted.url))
                .filter(content -> wanted.allows(content) && documents.has(content.sha256()));
    }

    private Content await(CompletableFuture<Content> others) throws FetchException {
        try {
            return others.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FetchException failed) {
                throw failed;
            }
            throw new IllegalStateException("Fetching a document for another vendor failed", e.getCause());
        } catch (TimeoutException e) {
            throw FetchException.passing("The document is being fetched for another vendor, which takes long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FetchException.passing("Caravan is being stopped");
        }
    }

    /**
     * @param url as it was given: by that the candidate's documents are found again
     * @param mayBePage whether a web page is what may be meant
     */
    private record Wanted(String externalId, long revision, String url, boolean mayBePage) {
        boolean allows(Content content) {
            return mayBePage || !PAGES.contains(content.type());
        }
    }
}
