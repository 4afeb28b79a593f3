package dev.caravan.vendor.welcomekit;

import static dev.caravan.delivery.DocumentPlace.forAddresses;

import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.delivery.Additions;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.DocumentFit;
import dev.caravan.delivery.DocumentFitting;
import dev.caravan.delivery.DocumentPlace;
import dev.caravan.delivery.FileTexts;
import dev.caravan.delivery.Remarks;
import dev.caravan.delivery.SentOnce;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The documents that Welcomekit has a place for. It fetches a resume, a portfolio and a photo, and keeps them: one that was
 * delivered is not sent again, though its address may be another one each day. A cover letter is a text.
 */
@Named("welcomekitDocuments")
@Singleton
@Unremovable
@RegisterForReflection
class WelcomekitDocuments {

    private static final DocumentPlace RESUME = forAddresses(Kind.RESUME)
            .most(1)
            .only(
                    "application/pdf",
                    "application/msword",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.oasis.opendocument.text")
            .atMost(5_000_000);
    private static final DocumentPlace PORTFOLIO =
            forAddresses(Kind.PORTFOLIO).most(1).only("application/pdf").atMost(10_000_000);
    private static final DocumentPlace PHOTO = forAddresses(Kind.PHOTO).most(1);
    private static final DocumentPlace LETTER = DocumentPlace.forContent(Kind.COVER_LETTER)
            .most(1)
            .only("text/plain")
            .atMost(100_000);

    private final DocumentFitting fitting;
    private final FileTexts texts;

    WelcomekitDocuments(DocumentFitting fitting, FileTexts texts) {
        this.fitting = fitting;
        this.texts = texts;
    }

    /** Whether a cover letter by url has to be fetched for its text: not when that was given, nor what shows that it is none. */
    public boolean lackLetter(Delivery delivery) {
        return delivery.candidate().coverLetter() == null
                && delivery.candidate().documents().stream()
                        .anyMatch(document -> document.url() != null && LETTER.mayTake(document));
    }

    void put(Body body, Delivery delivery) {
        DocumentFit fit = fitting.heeded(fit(delivery));
        chosen(fit).forEach((field, document) -> {
            if (!isThere(field, document, delivery)) {
                body.putUrl(field, fitting.address(document).orElse(null));
            }
        });
        String letter = delivery.candidate().coverLetter();
        body.put("cover_letter", letter == null ? letter(fit).orElse(null) : letter);
    }

    void remark(Delivery delivery, Remarks remarks) {
        fit(delivery).remark(remarks);
    }

    /** Adds what has been delivered now. */
    SentOnce delivered(Delivery delivery, SentOnce memory) {
        chosen(places(delivery)).forEach((field, document) -> memory.with(field, identity(document)));
        return memory;
    }

    private DocumentFit places(Delivery delivery) {
        return fitting.of(delivery.vendor(), delivery.candidate(), RESUME, PORTFOLIO, PHOTO, LETTER);
    }

    /** With what the text of the cover letter says of its place. */
    private DocumentFit fit(Delivery delivery) {
        DocumentFit fit = places(delivery);
        fit.oneIn(LETTER).ifPresent(letter -> {
            if (delivery.candidate().coverLetter() != null) {
                fit.without(letter, "the text of the cover letter goes in its place");
            } else if (letter(fit).isEmpty()) {
                fit.without(letter, "welcomekit takes the text of a cover letter, and this is none in UTF-8");
            }
        });
        return fit;
    }

    private Optional<String> letter(DocumentFit fit) {
        return fit.oneIn(LETTER).flatMap(document -> texts.text(document, (int) LETTER.bytes()));
    }

    /** What goes into which field. */
    private static Map<String, Document> chosen(DocumentFit fit) {
        Map<String, Document> byField = new LinkedHashMap<>();
        fit.oneIn(RESUME).ifPresent(resume -> byField.put("remote_resume_url", resume));
        fit.oneIn(PORTFOLIO).ifPresent(portfolio -> byField.put("remote_portfolio_url", portfolio));
        fit.oneIn(PHOTO).ifPresent(photo -> byField.put("remote_image_url", photo));
        return byField;
    }

    /** Whether an update need not bring it. As long as anything is in doubt, another one may have taken its place. */
    private static boolean isThere(String field, Document document, Delivery delivery) {
        return WelcomekitFields.reference(delivery) != null
                && !delivery.uncertain()
                && identity(document).equals(delivery.memory().path(field).asText());
    }

    private static String identity(Document document) {
        return Additions.hash(
                document.content() == null ? document.url() : document.content().sha256());
    }
}
