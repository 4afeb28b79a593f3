package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.candidate.Warning;
import dev.caravan.document.Scratchpad;
import dev.caravan.ledger.LedgerUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

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
    void tellsWithTheFirstResultWhatIsToBeKnownOfTheWhole() throws IOException {
        PostedCandidates zip = IntakeKit.posted(team(), "application/zip");
        kit.intake.accept(zip);
        PostedCandidates table = IntakeKit.posted("id;Nom;E-mail\na;Müller;none\n".getBytes(WINDOWS), "text/csv");
        kit.intake.accept(table);

        assertThat(zip.results()).extracting(Result::status).containsExactly("refused", "accepted", "accepted");
        assertThat(zip.results().get(0).warnings())
                .extracting(Warning::message)
                .containsExactly(
                        "team.csv: read as Windows-1252, as it is not UTF-8; save it as UTF-8 to be sure",
                        "in the archive, but named by no candidate: cv.pdf");
        assertThat(zip.results().get(1).warnings()).isEmpty();
        assertThat(table.results().get(0).json().get("warnings").toString()).contains("Windows-1252");
    }

    @Test
    void tellsTheSameToThoseWhoOnlyLook() throws IOException {
        Inspection inspection = new Inspection(kit.intake, new CandidatesRequest(100_000));
        try (Scratchpad scratchpad = kit.documents.scratchpad()) {
            Parcel parcel = inspection.posted("application/zip", new ByteArrayInputStream(team()));
            Inspection.Inspected all = inspection.inspect(parcel, 3, scratchpad);
            Inspection.Inspected first = inspection.inspect(parcel, 1, scratchpad);
            Inspection.Inspected table = inspection.inspect(
                    Parcel.of(new BodySource("id;Nom\na;Müller\n".getBytes(WINDOWS), "", "text/csv")), 1, scratchpad);

            assertThat(all.candidates().get(0).warnings())
                    .extracting(Warning::message)
                    .contains("in the archive, but named by no candidate: cv.pdf");
            assertThat(all.candidates().get(1).warnings()).isEmpty();
            assertThat(first.goesOn()).isTrue();
            assertThat(first.candidates().get(0).warnings()).isEmpty();
            assertThat(table.candidates().get(0).warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.message()).contains("Windows-1252"));
        }
        assertThat(kit.ledger.ids()).isEmpty();
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

    /** A table of three in Windows-1252, of which the first is refused, and a document that nobody names. */
    private static byte[] team() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("team.csv"));
            out.write("id;Nom;E-mail\na;Müller;none\nb;Schön;\nc;;\n".getBytes(WINDOWS));
            out.putNextEntry(new ZipEntry("cv.pdf"));
            out.write("%PDF".getBytes(WINDOWS));
        }
        return bytes.toByteArray();
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
