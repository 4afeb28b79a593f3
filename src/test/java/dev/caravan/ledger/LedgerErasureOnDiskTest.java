package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an erasure leaves on the disk: SQLite keeps what was deleted in free space, and what was changed in its log. */
class LedgerErasureOnDiskTest {

    private static final String MARK = "Lovelace-ada-byron";
    private static final int PEOPLE = 400;

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    private final Random random = new Random(7);

    @Test
    void nothingOfThePersonIsLeftInTheDatabaseAndItsLog() throws Exception {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < PEOPLE; i += 20) {
                accept(i, Math.min(i + 20, PEOPLE), round);
                deliver(round);
            }
        }
        assertThat(bytes()).as("it was there").contains(MARK);

        for (int i = 0; i < PEOPLE; i += 2) {
            house.ledger.erasures().erase(id(i)).orElseThrow();
        }
        settleAll();
        search();
        house.ledger.erasures().seal();

        assertThat(house.count("select count(*) from erasure where ended_at is not null"))
                .isEqualTo(PEOPLE / 2);
        assertThat(house.count("select count(*) from candidate")).isEqualTo(PEOPLE / 2);
        assertThat(bytes()).doesNotContain(MARK);
        assertThat(bytes()).contains("Somebody-else");
        for (int i = 0; i < PEOPLE; i += 2) {
            assertThat(bytes()).doesNotContain(id(i) + "\"");
        }
    }

    /** Rows that grow and shrink are moved between pages: the copies that stay behind are found by no deletion. */
    @Test
    void noCopyIsLeftOfARowThatWasMovedWithinTheDatabase() throws Exception {
        accept(0, PEOPLE, 0);
        try (Connection connection = house.database.getConnection();
                PreparedStatement tell =
                        connection.prepareStatement("update delivery set problem = ? where candidate_id = ?")) {
            connection.setAutoCommit(false);
            for (int round = 0; round < 10; round++) {
                for (int i = 0; i < PEOPLE; i++) {
                    tell.setString(1, (i % 2 == 0 ? MARK : "Somebody-else").repeat(1 + random.nextInt(40)));
                    tell.setLong(2, i + 1);
                    tell.addBatch();
                }
                tell.executeBatch();
            }
            connection.commit();
        }

        for (int i = 0; i < PEOPLE; i += 2) {
            house.erase(id(i));
        }
        search();
        house.erasures().seal();

        assertThat(house.count("select count(*) from erasure where ended_at is not null"))
                .isEqualTo(PEOPLE / 2);
        assertThat(bytes().indexOf(MARK)).as("where a copy is").isNegative();
    }

    @Test
    void whoReadsTheDatabaseHoldsUpTheEndAndFillsNoDisk() throws Exception {
        accept(0, PEOPLE, 0);
        house.erase(id(0));
        search();
        Path log = house.folder.resolve("caravan.db-wal");
        try (Connection reader = house.database.getConnection();
                Statement read = reader.createStatement()) {
            read.execute("pragma busy_timeout = 0");
            read.execute("begin deferred");
            read.executeQuery("select count(*) from candidate").next();
            house.accept("another", "one", "jarvi");
            long before = Files.size(log);

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> house.erasures().seal()).hasMessageContaining("Somebody reads the database");
            }

            assertThat(Files.size(log)).isEqualTo(before);
            read.execute("rollback");
        }
        assertThat(house.erasures().seal()).isEqualTo(1);
    }

    private void accept(int from, int to, int round) {
        List<Addressed> candidates = new ArrayList<>();
        for (int i = from; i < to; i++) {
            String who = i % 2 == 0 ? MARK : "Somebody-else";
            String text = (who + " " + round + " ").repeat(1 + random.nextInt(i % 4 < 2 ? 600 : 20));
            candidates.add(LedgerFixture.withNotes(id(i), text, "jarvi", "merge"));
        }
        house.ledger.accept(candidates).join();
    }

    /** Some are delivered, some stay in doubt; the attempts say much. */
    private void deliver(int round) {
        for (String vendor : List.of("jarvi", "merge")) {
            List<Settlement> settlements = new ArrayList<>();
            for (Claim claim : claim(vendor)) {
                String about = claim.content().contains(MARK) ? MARK : "Somebody-else";
                Attempt attempt = new Attempt(
                        house.clock.instant(),
                        Duration.ZERO,
                        "made up",
                        200,
                        1,
                        about,
                        ("[" + about + "]").repeat(random.nextInt(500)));
                settlements.add(
                        random.nextInt(3) == 0
                                ? Settlement.failed(
                                        claim,
                                        house.clock.instant(),
                                        Certainty.IN_DOUBT,
                                        house.clock.instant(),
                                        about,
                                        attempt)
                                : Settlement.delivered(claim, about + round, "{\"of\":\"" + about + "\"}", attempt));
            }
            house.ledger.settle(settlements).join();
        }
    }

    private void settleAll() {
        for (String vendor : List.of("jarvi", "merge")) {
            for (List<Claim> claims = claim(vendor); !claims.isEmpty(); claims = claim(vendor)) {
                house.ledger
                        .settle(claims.stream()
                                .map(claim -> claim.erasing()
                                        ? Settlement.erased(claim, "deleted", house.attempt("erased"))
                                        : Settlement.delivered(claim, "x", null, house.attempt("delivered")))
                                .toList())
                        .join();
            }
        }
    }

    private void search() {
        FileSearches files = house.ledger.erasures().files();
        files.searches(PEOPLE).forEach(search -> files.searched(search, List.of()));
    }

    private List<Claim> claim(String vendor) {
        return house.ledger
                .claim(vendor, 1000, LedgerFixture.LEASE, Map.of())
                .join()
                .claims();
    }

    private static String id(int i) {
        return "person-" + i;
    }

    private String bytes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(house.folder)) {
            for (Path file : files.sorted().toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
