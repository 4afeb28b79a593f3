package dev.caravan.vendor.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Document.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeFileTest {

    private static final Content PDF = new Content("a".repeat(64), 10, "application/pdf");

    @Test
    void aDocumentByUrlIsTheSameWhetherOthersHaveFetchedItOrNot() {
        Document byUrl = new Document(Kind.RESUME, null, null, null, "https://files.example/cv", null);

        MergeFile before = MergeFile.of(List.of(byUrl), List.of(byUrl)).get(0);
        MergeFile fetched =
                MergeFile.of(List.of(byUrl.kept(PDF)), List.of(byUrl.kept(PDF))).get(0);

        assertThat(fetched.identity()).isEqualTo(before.identity());
        assertThat(fetched.name()).isEqualTo(before.name()).isEqualTo("resume");
    }

    @Test
    void ofWhatIsHereTheContentMakesTheDocument() {
        Document here = new Document(Kind.RESUME, null, "cv.pdf", null, null, null).kept(PDF);

        MergeFile file = MergeFile.of(List.of(here), List.of(here)).get(0);

        assertThat(file.identity()).contains(PDF.sha256());
        assertThat(file.name()).isEqualTo("resume.pdf");
    }
}
