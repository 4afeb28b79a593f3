package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.intake.Given;
import dev.caravan.whole.kill.AgentJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged jar, and documents on their way in. */
class DocumentsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MANY = 2000;

    @TempDir
    Path folder;

    private CaravanProcess caravan;

    @AfterEach
    void stop() {
        caravan.close();
    }

    @Test
    void oneContentIsKeptOnceHoweverItComes() throws Exception {
        start();
        caravan.drop("cv.pdf", pdf("Ada"));
        caravan.drop("ada.json", candidate("ada", "cv.pdf"));
        await().atMost(SOON).until(() -> isThere(".done/cv.pdf"));

        drop("bob.zip", Given.zip("bob/candidate.json", candidate("bob", "cv.pdf"), "bob/cv.pdf", pdf("Ada")));
        Files.createDirectories(folder.resolve("new/eve"));
        Files.writeString(folder.resolve("new/eve/candidate.json"), candidate("eve", "cv.pdf"));
        Files.writeString(folder.resolve("new/eve/cv.pdf"), pdf("Ada"));
        Files.move(folder.resolve("new/eve"), folder.resolve("inbox/eve"));
        String boundary = "multipart/form-data; boundary=x7";
        String parts = part("name=\"candidate\"", candidate("mia", "cv.pdf"))
                + part("name=\"file\"; filename=\"cv.pdf\"", pdf("Ada")) + "--x7--\r\n";
        assertThat(caravan.post(boundary, parts).statusCode()).isEqualTo(202);
        assertThat(caravan.post(boundary, parts).body()).contains("\"unchanged\"");

        await().atMost(SOON).until(() -> isThere(".done/bob.zip") && isThere(".done/eve/cv.pdf"));
        await().atMost(SOON).until(() -> !isThere("eve"));
        assertThat(caravan.count("select count(*) from candidate")).isEqualTo(4);
        assertThat(caravan.count("select count(distinct sha256) from candidate_document"))
                .isEqualTo(1);
        assertThat(caravan.count("select count(*) from candidate_document")).isEqualTo(4);
        assertThat(kept()).isEqualTo(1);
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dev.caravan.document.DocumentStore,place,true,5",
        "dev.caravan.ledger.Accepting,accept,false,3",
        "dev.caravan.intake.Filing,file,true,1",
        "dev.caravan.intake.DocumentFiling,file,false,4",
        "dev.caravan.intake.DocumentFiling,file,true,4"
    })
    void killedAnywhereItLosesNoDocument(String type, String method, boolean exit, int nth) throws Exception {
        caravan = CaravanProcess.withoutVendors(folder);
        StringBuilder table = new StringBuilder("id;CV\n");
        for (int i = 0; i < 10; i++) {
            caravan.drop("cv" + i + ".pdf", pdf("Person " + i));
            table.append("p").append(i).append(";cv").append(i).append(".pdf\n");
        }
        caravan.drop("people.csv", table.toString());
        String agent = AgentJar.in(folder.resolve("agent")).killAt(type, method, exit, "", nth);
        Process process = prepared()
                .with("caravan.inbox.document-wait", "2s")
                .withJava(agent)
                .launch();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(caravan.output()).isTrue();

        caravan.withoutJava(agent).start();
        await().atMost(SOON).until(() -> left().isEmpty());

        assertThat(caravan.count("select count(*) from candidate where revision = 1"))
                .isEqualTo(10);
        assertThat(caravan.count("select count(*) from candidate_document")).isEqualTo(10);
        assertThat(kept()).isEqualTo(10);
        assertThat(Files.exists(folder.resolve("inbox/.refused/people.csv"))).isFalse();
        assertThat(filed(".done", ".pdf")).isEqualTo(10);
        assertThat(filed(".refused", ".pdf")).isZero();
    }

    @Test
    void aTableWithAFolderOfDocumentsIsTaken() throws Exception {
        start();
        Path all = Files.createDirectories(folder.resolve("new/all/cvs"));
        StringBuilder table = new StringBuilder("id;CV\n");
        for (int i = 0; i < MANY; i++) {
            Files.writeString(all.resolve("p" + i + ".pdf"), pdf("Person " + i) + "x".repeat(50_000));
            table.append("p").append(i).append(";cvs/p").append(i).append(".pdf\n");
        }
        Files.writeString(folder.resolve("new/all/people.csv"), table);
        Files.move(folder.resolve("new/all"), folder.resolve("inbox/all"));

        await().atMost(Duration.ofMinutes(3)).until(() -> left().isEmpty());

        JsonNode receipt = CaravanProcess.MAPPER.readTree(
                folder.resolve("inbox/.done/all/people.csv.receipt.json").toFile());
        assertThat(receipt.path("accepted").asInt()).isEqualTo(MANY);
        assertThat(kept()).isEqualTo(MANY);
        assertThat(filed(".done/all/cvs", ".pdf")).isEqualTo(MANY);
        assertThat(isThere("all")).isFalse();
    }

    @Test
    void aStoreThatCanNotBeWrittenKeepsTheFilesInTheInbox() throws Exception {
        start();
        Path store = folder.resolve("data/documents");
        Files.createDirectories(store.getParent());
        Files.writeString(store, "in the way");
        caravan.drop("cv.pdf", pdf("Ada"));
        caravan.drop("ada.json", candidate("ada", "cv.pdf"));
        await().atMost(SOON).until(() -> caravan.output().contains("The inbox waits"));

        String inline = candidate("ada", "x").replace("\"file\":\"x\"", "\"data\":\"QUJD\"");
        assertThat(caravan.post("application/json", inline).statusCode()).isEqualTo(503);
        Files.delete(store);

        await().atMost(SOON).until(() -> isThere(".done/ada.json") && isThere(".done/cv.pdf"));
        assertThat(caravan.output().split("The inbox waits", -1)).hasSize(2);
    }

    private void start() throws IOException {
        caravan = CaravanProcess.withoutVendors(folder);
        prepared().start();
    }

    private CaravanProcess prepared() {
        return caravan.with("caravan.inbox.settle", "1s");
    }

    private static String candidate(String id, String file) {
        return "{\"externalId\":\"" + id + "\",\"documents\":[{\"kind\":\"resume\",\"file\":\"" + file + "\"}]}\n";
    }

    private static String pdf(String text) {
        return "%PDF-1.4\n" + text + "\n%%EOF\n";
    }

    private static String part(String disposition, String content) {
        return "--x7\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private void drop(String name, byte[] content) throws IOException {
        Path outside = Files.write(folder.resolve(name + ".new"), content);
        Files.move(outside, folder.resolve("inbox").resolve(name));
    }

    private boolean isThere(String name) {
        return Files.exists(folder.resolve("inbox").resolve(name));
    }

    /** What has not been filed. */
    private List<String> left() {
        return new FiledInbox(folder.resolve("inbox"))
                .files()
                .filter(file -> !file.startsWith(".done/") && !file.startsWith(".refused/"))
                .toList();
    }

    private long filed(String below, String ending) {
        return new FiledInbox(folder.resolve("inbox"))
                .files()
                .filter(file -> file.startsWith(below + "/") && file.endsWith(ending))
                .count();
    }

    /** How many contents are in the store, by their names. */
    private long kept() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("data/documents"))) {
            return all.filter(file -> file.getFileName().toString().matches("[0-9a-f]{62}"))
                    .count();
        }
    }
}
