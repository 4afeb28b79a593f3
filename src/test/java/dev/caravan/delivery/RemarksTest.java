package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.CandidateCheck;
import org.junit.jupiter.api.Test;

class RemarksTest {

    @Test
    void namesWhatStayedBehindByKindAndSource() {
        Candidate candidate = CandidateCheck.fromCanonical("""
                {"externalId":"c-1","documents":[{"kind":"resume","data":"AAAA"},{"kind":"other","file":"ada-1.pdf"},\
                {"kind":"other","file":"ada-2.pdf"},{"kind":"photo","url":"https://example.org/ada.jpg"}]}""");

        Remarks remarks = Remarks.none()
                .documents(candidate, document -> document.data() != null, "acme is sent documents given as data");

        assertThat(remarks.list())
                .containsExactly(
                        "Not sent: 2 documents of kind other, given as file; acme is sent documents given as data",
                        "Not sent: 1 document of kind photo, given as url; acme is sent documents given as data");
    }

    @Test
    void saysNothingWhenNothingStayedBehind() {
        Candidate candidate = CandidateCheck.fromCanonical("{\"externalId\":\"c-1\"}");

        assertThat(Remarks.none()
                        .documents(candidate, document -> false, "acme is sent none")
                        .addIf(false, "something")
                        .list())
                .isEmpty();
    }
}
