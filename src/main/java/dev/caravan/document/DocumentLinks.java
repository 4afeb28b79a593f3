package dev.caravan.document;

import dev.caravan.candidate.Document;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** Where vendors can fetch documents that are kept here. */
@Singleton
public class DocumentLinks {

    private final Function<Document, Optional<String>> links;

    @Inject
    DocumentLinks(SignedLinks links) {
        this(links::of);
    }

    /** Links that are made like that. */
    public DocumentLinks(Function<Document, Optional<String>> links) {
        this.links = links;
    }

    /**
     * The address of the document's content; empty without {@code caravan.public-url}, and when its content is not kept. It is
     * the same all day (UTC), so that a request which is built again is the same request.
     */
    public Optional<String> of(Document document) {
        return links.apply(document);
    }
}
