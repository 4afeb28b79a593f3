package dev.caravan.delivery;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Document;
import dev.caravan.delivery.DeliverySettings.UnfitDocuments;
import dev.caravan.document.DocumentLinks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * Chooses which of a candidate's documents go to a vendor, before anything is sent. The vendors only say what they have a
 * place for; {@code caravan.<vendor>.unfit-documents} says what becomes of a candidate of whom something does not fit.
 */
@Singleton
public class DocumentFitting {

    private final Function<String, UnfitDocuments> policy;
    private final DocumentLinks links;

    @Inject
    DocumentFitting(Config config, DocumentLinks links) {
        this(vendor -> DeliverySettings.of(config, vendor).unfitDocuments(), links);
    }

    /** With that for each vendor, and these addresses. */
    public DocumentFitting(Function<String, UnfitDocuments> policy, DocumentLinks links) {
        this.policy = policy;
        this.links = links;
    }

    /** What goes where. Of several places for a kind the first is its. */
    public DocumentFit of(String vendor, Candidate candidate, DocumentPlace... places) {
        return DocumentFit.of(vendor, candidate, List.of(places), document -> address(document)
                .isPresent());
    }

    /** Where a vendor can fetch the document: as it was given, or else here. */
    public Optional<String> address(Document document) {
        return Optional.ofNullable(document.url())
                .or(() -> document.content() == null ? Optional.empty() : links.of(document));
    }

    /** Throws {@link RejectedException} when something does not fit, and the vendor is not to be sent a candidate without. */
    public DocumentFit heeded(DocumentFit fit) {
        if (fit.unfit().isPresent() && policy.apply(fit.vendor()) == UnfitDocuments.REFUSE) {
            throw new RejectedException("Not sent, because not all of the documents fit: "
                    + fit.unfit().get() + ". Send the candidate again with one that fits, or set caravan."
                    + fit.vendor()
                    + ".unfit-documents=without to have it delivered without");
        }
        return fit;
    }
}
