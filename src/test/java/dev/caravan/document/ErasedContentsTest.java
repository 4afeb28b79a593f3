package dev.caravan.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.candidate.Verdict;
import dev.caravan.ledger.Addressed;
import dev.caravan.ledger.DocumentUse;
import dev.caravan.ledger.Erasure;
import dev.caravan.ledger.Erasure.Search;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.LedgerFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasedContentsTest {

    @TempDir
    Path folder;

    private Documents documents;
    private DocumentStore store;
    private DataSource database;
    private Ledger ledger;
    private ErasedContents contents;

    @BeforeEach
    void open() {
        database = LedgerFixture.database(folder);
        ledger = Ledger.inSqlite(database, Clock.systemUTC());
        documents = Documents.in(folder.resolve("documents"));
        store = documents.store();
        contents =
                new ErasedContents(store, ledger.erasures().documents(), DocumentUse.of(ledger), Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void theContentsOfAllRevisionsGoAndOnlyThenIsItForgottenWhoItWas() throws Exception {
        Content older = accept("ada", "the older CV");
        Content newer = accept("ada", "the newer CV");
        Erasure erasure = erase("ada");
        searched();

        assertThat(ledger.erasures().documents().of(erasure.id())).containsOnlyKeys(older.sha256(), newer.sha256());
        contents.forget(Instant.MIN);
        assertThat(store.has(newer.sha256()))
                .as("it may be somebody else's in a moment")
                .isTrue();
        assertThat(ledger.erasures().documents().of(erasure.id())).hasSize(2);
        assertThat(isKnownWhoItWas()).isTrue();

        contents.forget(Instant.MAX);

        assertThat(store.has(older.sha256())).isFalse();
        assertThat(store.has(newer.sha256())).isFalse();
        assertThat(ledger.erasures().documents().of(erasure.id())).isEmpty();
        assertThat(isKnownWhoItWas()).isFalse();
    }

    @Test
    void whatSomebodyElseHasStays() throws Exception {
        Content shared = accept("ada", "one form for both");
        accept("bob", "one form for both");
        erase("ada");
        searched();

        contents.forget(Instant.MAX);

        assertThat(store.has(shared.sha256())).isTrue();
        assertThat(isKnownWhoItWas()).isFalse();
    }

    @Test
    void theFoldersAreSearchedFirst() throws IOException {
        Content content = accept("ada", "a CV");
        erase("ada");

        contents.forget(Instant.MAX);

        assertThat(store.has(content.sha256())).isTrue();
    }

    private boolean isKnownWhoItWas() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from erasure where external_id is not null")) {
            return row.getInt(1) > 0;
        }
    }

    private Erasure erase(String externalId) {
        return ledger.erasures().erase(externalId).orElseThrow();
    }

    private void searched() {
        for (Search search : ledger.erasures().files().searches(10)) {
            ledger.erasures().files().searched(search, List.of());
        }
    }

    private Content accept(String externalId, String cv) throws IOException {
        byte[] bytes = cv.getBytes(StandardCharsets.UTF_8);
        Content content = documents.keep(new ByteArrayInputStream(bytes), "cv.txt", bytes.length);
        Verdict.Sound candidate = (Verdict.Sound) CandidateCheck.forRegion(null)
                .check(JsonNodeFactory.instance.objectNode().put("externalId", externalId));
        Document document = new Document(Kind.RESUME, "cv.txt", null, null, null, content);
        ledger.accept(List.of(new Addressed(candidate.with(List.of(document)), Set.of("jarvi"))))
                .join();
        return content;
    }
}
