package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.delivery.DeliverySettings.UnfitDocuments;
import dev.caravan.document.DocumentLinks;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DocumentFitTest {

    private static final String PDF = "application/pdf";
    private static final DocumentPlace RESUME = DocumentPlace.forAddresses(Kind.RESUME)
            .most(1)
            .only(PDF, "application/msword")
            .atMost(5_000_000);
    private static final DocumentPlace PHOTO =
            DocumentPlace.forContent(Kind.PHOTO).only("image/jpeg", "image/png");

    @Test
    void sendsWhatFitsAndSaysNothingOfIt() {
        Document resume = kept(Kind.RESUME, "cv.pdf", 5_000_000, PDF);

        DocumentFit fit = linked().of("acme", with(resume), RESUME);

        assertThat(fit.in(RESUME)).containsExactly(resume);
        assertThat(said(fit)).isEmpty();
    }

    @Test
    void leavesWhatIsTooLargeAndNamesSizeAndLimit() {
        DocumentFit fit = linked().of("acme", with(kept(Kind.RESUME, "cv.pdf", 5_000_001, PDF)), RESUME);

        assertThat(fit.oneIn(RESUME)).isEmpty();
        assertThat(said(fit))
                .containsExactly("Not sent: 1 document of kind resume (application/pdf, 5,000,001 bytes);"
                        + " acme takes up to 5,000,000 bytes");
    }

    @Test
    void goesByTheBytesAndNotByTheName() {
        DocumentFit fit = linked().of("acme", with(kept(Kind.RESUME, "cv.pdf", 10, "image/png")), RESUME);

        assertThat(said(fit))
                .containsExactly("Not sent: 1 document of kind resume (image/png, 10 bytes); acme takes PDF or DOC");
    }

    @Test
    void goesByTheNamesWhereNobodyHasLookedInside() {
        assertThat(linked().of("acme", with(at("https://a.org/cv.pdf?x=1")), RESUME)
                        .in(RESUME))
                .hasSize(1);
        assertThat(linked().of("acme", with(at("https://a.org/download")), RESUME)
                        .in(RESUME))
                .hasSize(1);
        assertThat(said(linked().of("acme", with(at("https://a.org/cv.png")), RESUME)))
                .containsExactly("Not sent: 1 document of kind resume, given as url; acme takes PDF or DOC");
    }

    @Test
    void saysWhatToConfigureWhenThereIsNoAddress() {
        DocumentFit fit = fitting(UnfitDocuments.WITHOUT, document -> Optional.empty())
                .of("acme", with(kept(Kind.RESUME, "cv.pdf", 10, PDF)), RESUME);

        assertThat(said(fit)).singleElement().asString().contains("caravan.public-url is not set");
    }

    @Test
    void anAddressAloneIsNoContent() {
        Document photo = new Document(Kind.PHOTO, null, null, null, "https://a.org/me.png", null);

        assertThat(said(linked().of("acme", with(photo), PHOTO)))
                .containsExactly("Not sent: 1 document of kind photo, given as url; acme takes content only, and none"
                        + " is here");
    }

    @Test
    void takesTheFirstWhereThereIsRoomForOneAndCountsTheOthers() {
        Document first = kept(Kind.RESUME, "1.pdf", 10, PDF);
        DocumentFit fit = linked().of(
                        "acme",
                        with(first, kept(Kind.RESUME, "2.pdf", 10, PDF), kept(Kind.RESUME, "3.pdf", 10, PDF)),
                        RESUME);

        assertThat(fit.in(RESUME)).containsExactly(first);
        assertThat(said(fit))
                .containsExactly("Not sent: 2 documents of kind resume (application/pdf, 10 bytes); acme takes one");
    }

    @Test
    void oneThatDoesNotFitMakesRoomForTheNext() {
        Document second = kept(Kind.RESUME, "2.pdf", 10, PDF);

        DocumentFit fit = linked().of("acme", with(kept(Kind.RESUME, "1.gif", 10, "image/gif"), second), RESUME);

        assertThat(fit.oneIn(RESUME)).contains(second);
    }

    @Test
    void refusesACandidateWithWhatDoesNotFitWhenToldTo() {
        DocumentFitting strict = fitting(UnfitDocuments.REFUSE, document -> Optional.of("https://here/1"));
        DocumentFit fit = strict.of("acme", with(kept(Kind.RESUME, "cv.gif", 10, "image/gif")), RESUME);

        assertThatThrownBy(() -> strict.heeded(fit))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("kind resume (image/gif, 10 bytes)")
                .hasMessageContaining("caravan.acme.unfit-documents=without");
        assertThatCode(() -> linked().heeded(fit)).doesNotThrowAnyException();
    }

    @Test
    void refusesNoCandidateForWhatTheVendorHasNoPlaceFor() {
        DocumentFitting strict = fitting(UnfitDocuments.REFUSE, document -> Optional.of("https://here/1"));
        Document resume = kept(Kind.RESUME, "cv.pdf", 10, PDF);
        DocumentFit fit = strict.of(
                "acme",
                with(resume, kept(Kind.RESUME, "old.pdf", 10, PDF), kept(Kind.OTHER, "x.zip", 1, "x/y")),
                RESUME);

        assertThatCode(() -> strict.heeded(fit)).doesNotThrowAnyException();
        assertThat(said(fit)).hasSize(2).last().asString().contains("acme has no field for it");
    }

    @Test
    void anAddressThatWasGivenGoesBeforeOurs() {
        Document document =
                new Document(Kind.RESUME, null, null, null, "https://a.org/cv.pdf", new Content("ab", 1, PDF));

        assertThat(linked().address(document)).contains("https://a.org/cv.pdf");
        assertThat(linked().address(kept(Kind.RESUME, "cv.pdf", 1, PDF))).contains("https://here/1");
    }

    private static DocumentFitting linked() {
        return fitting(UnfitDocuments.WITHOUT, document -> Optional.of("https://here/1"));
    }

    private static DocumentFitting fitting(UnfitDocuments policy, Function<Document, Optional<String>> links) {
        return new DocumentFitting(vendor -> policy, new DocumentLinks(links));
    }

    private static List<String> said(DocumentFit fit) {
        return fit.remark(Remarks.none()).list();
    }

    private static Candidate with(Document... documents) {
        return CandidateCheck.fromCanonical("{\"externalId\":\"c-1\"}").withDocuments(List.of(documents));
    }

    private static Document at(String url) {
        return new Document(Kind.RESUME, null, null, null, url, null);
    }

    private static Document kept(Kind kind, String name, long size, String type) {
        return new Document(kind, name, null, null, null, new Content("ab".repeat(32), size, type));
    }
}
