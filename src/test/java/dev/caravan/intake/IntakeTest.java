package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.candidate.Warning;
import dev.caravan.ledger.LedgerUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private final IntakeKit kit = new IntakeKit();

    @Test
    void tellsWhatBecameOfEachRecordInTheirOrder() throws IOException {
        List<Result> results = kit.accept("""
                {"externalId":"a"}
                {"externalId":"b","deliverTo":["nobody"]}
                {"externalId":
                {"externalId":"a"}
                {"externalId":"a","lastName":"Lovelace"}
                """);

        assertThat(results)
                .extracting(Result::status)
                .containsExactly("accepted", "refused", "refused", "unchanged", "accepted");
        assertThat(results).extracting(Result::revision).containsExactly(1L, null, null, 1L, 2L);
        assertThat(results)
                .extracting(Result::position)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 5).mapToObj(Position::line).toList());
        assertThat(kit.ledger.order()).containsExactly("a", "a", "a");
    }

    @Test
    void refusesRecordsThatAreNoObjects() throws IOException {
        List<Result> results = kit.accept("[{\"externalId\":\"a\"}, [], null, \"x\"]");

        assertThat(results).extracting(Result::status).containsExactly("accepted", "refused", "refused", "refused");
        assertThat(results.get(1).problems()).extracting(Problem::found).containsExactly("an array");
    }

    @Test
    void addressesEveryVendorThatIsOnUnlessTheCandidateNamesSome() throws IOException {
        kit.accept("[{\"externalId\":\"a\"},{\"externalId\":\"b\",\"deliverTo\":[\"beta\"]}]");

        assertThat(kit.ledger.vendorsOf("a")).containsExactlyInAnyOrder("alpha", "beta");
        assertThat(kit.ledger.vendorsOf("b")).containsExactly("beta");
    }

    @Test
    void refusesUnknownVendorsByName() throws IOException {
        Result result = kit.accept(
                        "{\"externalId\":\"a\",\"deliverTo\":[\"alpha\",\"alhpa\"],\"vendors\":{\"delta\":{}}}")
                .get(0);

        assertThat(result.status()).isEqualTo("refused");
        assertThat(result.problems()).extracting(Problem::pointer).containsExactly("/deliverTo/1", "/vendors/delta");
        assertThat(result.problems())
                .extracting(Problem::expected)
                .containsOnly("the name of a vendor: alpha, beta, gamma");
        assertThat(result.problems()).extracting(Problem::found).containsExactly("'alhpa'", "'delta'");
        assertThat(kit.ledger.ids()).isEmpty();
    }

    @Test
    void warnsOfAVendorThatIsOff() throws IOException {
        Result result = kit.accept("{\"externalId\":\"a\",\"deliverTo\":[\"beta\",\"gamma\"]}")
                .get(0);

        assertThat(result.status()).isEqualTo("accepted");
        assertThat(result.warnings()).extracting(Warning::pointer).containsExactly("/deliverTo/1");
        assertThat(result.warnings().get(0).message()).isEqualTo("gamma is switched off: nothing goes there");
        assertThat(kit.ledger.vendorsOf("a")).containsExactly("beta");
    }

    @Test
    void goesToTheLedgerInBatches() throws IOException {
        String lines = IntStream.range(0, 1201)
                .mapToObj(i -> "{\"externalId\":\"c" + i + "\"}")
                .collect(Collectors.joining("\n"));

        List<Result> results = kit.accept(lines);

        assertThat(results).hasSize(1201);
        assertThat(results)
                .extracting(Result::externalId)
                .startsWith("c0", "c1")
                .endsWith("c1199", "c1200");
        assertThat(kit.ledger.batches()).containsExactly(500, 500, 201);
    }

    @Test
    void keepsBatchesOfLargeRecordsSmall() throws IOException {
        String letter = "x".repeat(150_000);
        String lines = IntStream.range(0, 30)
                .mapToObj(i -> "{\"externalId\":\"c" + i + "\",\"coverLetter\":\"" + letter + "\"}")
                .collect(Collectors.joining("\n"));

        kit.accept(lines);

        assertThat(kit.ledger.batches()).allMatch(size -> size <= 10).hasSizeGreaterThan(2);
    }

    @Test
    void passesOnThatTheLedgerIsNotAvailable() {
        kit.ledger.setAvailable(false);

        assertThatThrownBy(() -> kit.accept("{\"externalId\":\"a\"}"))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessage("the disk is full");
    }

    @Test
    void acceptsNothingOfADocumentThatEndsBadly() {
        assertThatThrownBy(() -> kit.accept("[{\"externalId\":\"a\"},{\"externalId\":\"b\"},"))
                .isInstanceOf(HttpProblem.class);

        assertThat(kit.ledger.ids()).isEmpty();
    }
}
