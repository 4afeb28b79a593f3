package dev.caravan.delivery;

import dev.caravan.delivery.DeliverySettings.UnfitDocuments;
import dev.caravan.document.DocumentLinks;
import dev.caravan.document.Documents;
import java.nio.file.Path;
import java.util.Optional;

/** What transforms want to know of documents, for tests of which there is none but inline. */
public final class DocumentsOfTests {

    private DocumentsOfTests() {}

    /** Delivers without what does not fit, and has no addresses. */
    public static DocumentFitting fitting() {
        return new DocumentFitting(vendor -> UnfitDocuments.WITHOUT, new DocumentLinks(document -> Optional.empty()));
    }

    /** Texts of a folder that is not there. */
    public static FileTexts texts() {
        return new FileTexts(Documents.in(Path.of("target", "no-documents")));
    }
}
