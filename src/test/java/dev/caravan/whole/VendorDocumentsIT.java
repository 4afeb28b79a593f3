package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents from the inbox to the vendors, byte for byte: as content, and by links that the vendors fetch from. */
class VendorDocumentsIT extends WholeCaravan {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int LARGE = 7_000_000;

    private final Map<String, String> hashes = new TreeMap<>();

    @BeforeEach
    void letFetch() {
        caravan.with("caravan.documents.link-key", "k".repeat(40))
                .with("caravan.delivery.timeout", "60s")
                .with("caravan.delivery.lease", "150s")
                .with("caravan.inbox.settle", "200ms")
                .with("caravan.public-url", caravan.address());
    }

    @Test
    void sixteenLargeCvsAtOnceFitIntoASmallHeap() throws Exception {
        caravan.withJava("-Xmx256m").withJava("-XX:+ExitOnOutOfMemoryError").start();
        for (String vendor : SandboxDesk.VENDORS) {
            caravan.ask("POST", "/api/vendors/" + vendor + "/pause");
        }
        for (String id : People.ids("p", 16)) {
            drop(id, LARGE);
        }
        await().atMost(SOON).until(() -> caravan.count("select count(*) from delivery") == 80);

        // Every answer comes late, so that all requests are under way at once.
        vendors.misbehave("collective", "{\"mode\":\"slow\",\"delayMillis\":2000}");
        for (String vendor : SandboxDesk.VENDORS) {
            caravan.ask("POST", "/api/vendors/" + vendor + "/resume");
        }
        caravan.awaitAllSettled(80, SOON);

        assertThat(caravan.count("select count(*) from delivery where state = 'delivered'"))
                .isEqualTo(80);
        assertThat(caravan.output()).doesNotContain("OutOfMemoryError");
        assertThat(byId("collective", "internalUserId", "/resume/sha256")).isEqualTo(hashes);
        assertThat(caravan.text("select a.problem from attempt a join delivery d on d.id = a.delivery_id"
                        + " where d.vendor = 'jarvi' limit 1"))
                .contains("kind resume (application/pdf, 7,000,000 bytes); jarvi takes up to");
        assertThat(byId("jarvi", "externalId", "/resumesFiles/0/sha256").values())
                .containsOnly("");
    }

    @Test
    void everyVendorHasTheSameBytes() throws Exception {
        caravan.start();
        for (String id : List.of("ada", "bob")) {
            drop(id, 300_000);
        }

        caravan.awaitAllSettled(10, SOON);

        assertThat(caravan.count("select count(*) from delivery where state = 'delivered'"))
                .isEqualTo(10);
        assertThat(byId("jarvi", "externalId", "/resumesFiles/0/sha256")).isEqualTo(hashes);
        assertThat(byId("collective", "internalUserId", "/resume/sha256")).isEqualTo(hashes);
        assertThat(byId("welcomekit", "firstname", "/resume_file/sha256")).isEqualTo(hashes);
        assertThat(byId("merge", "first_name", "/attachments/0/sha256")).isEqualTo(hashes);
    }

    @Test
    void aNewCvGoesOnceToEachAndAnUnchangedOneToNobodyWhoKeepsIt() throws Exception {
        caravan.start();
        drop("ada", 1000);
        caravan.awaitAllSettled(5, SOON);
        String first = hashes.get("ada");

        drop("ada", 2000);
        await().atMost(SOON)
                .until(() -> caravan.count("select count(*) from delivery where delivered_revision = 2") == 5);

        String second = hashes.get("ada");
        assertThat(second).isNotEqualTo(first);
        assertThat(vendors.received("jarvi").at("/0/data/resumesFiles").findValuesAsText("sha256"))
                .containsExactly(first, second);
        assertThat(vendors.received("merge").at("/0/data/attachments").findValuesAsText("sha256"))
                .containsExactly(first, second);
        // The first with the candidate; the second alone, because nothing else of the candidate is new.
        assertThat(vendors.requests("merge")).isEqualTo(3);
        assertThat(vendors.received("welcomekit")
                        .at("/0/data/resume_file/sha256")
                        .asText())
                .isEqualTo(second);
    }

    @Test
    void anAttachmentWhoseAnswerGotLostIsThereOnce() throws Exception {
        caravan.with("caravan.merge.lookup-settle", "1s").start();
        vendors.ignoreIdempotencyKeys();
        vendors.misbehave("merge", "{\"mode\":\"error-after\",\"times\":1,\"operation\":\"createAttachment\"}");

        drop("ada", 1000);
        caravan.awaitAllSettled(5, SOON);

        assertThat(vendors.received("merge")).hasSize(1);
        assertThat(vendors.received("merge").at("/0/data/attachments").findValuesAsText("sha256"))
                .containsExactly(hashes.get("ada"));
        assertThat(caravan.count("select count(*) from attempt where outcome = 'uncertain'"))
                .isEqualTo(1);
    }

    /** A candidate and a CV of that size, as a folder. */
    private void drop(String id, int size) throws IOException {
        byte[] cv = new byte[size];
        new Random(id.hashCode() + size).nextBytes(cv);
        System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, cv, 0, 9);
        hashes.put(id, sha256(cv));
        Path outside = Files.createDirectories(folder.resolve("outside"));
        String name = id + "-" + size + ".pdf";
        Files.createDirectories(folder.resolve("inbox"));
        Files.move(
                Files.write(outside.resolve(name), cv),
                folder.resolve("inbox").resolve(name),
                StandardCopyOption.ATOMIC_MOVE);
        caravan.drop(id + "-" + size + ".json", """
                {"externalId":"%1$s","firstName":"%1$s","lastName":"Lovelace","emails":["%1$s@example.org"],\
                "documents":[{"kind":"resume","fileName":"%1$s-%2$s.pdf","file":"%3$s"}]}""".formatted(id, size, name));
    }

    private Map<String, String> byId(String vendor, String key, String pointer) {
        Map<String, String> found = new TreeMap<>();
        for (JsonNode person : vendors.received(vendor)) {
            JsonNode data = person.path("data");
            found.put(data.path(key).asText(), data.at(pointer).asText());
        }
        return found;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
