package dev.caravan.ledger;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Which contents of documents are in use, and which were fetched from a url. Everything throws {@link LedgerUnavailableException}. */
public final class DocumentUse {

    private static final String NO_MORE = "update candidate_document set in_use = 0 where candidate_id = ?";

    private static final String USE = """
            insert into candidate_document (candidate_id, sha256, size) values (?, ?, ?)
            on conflict (candidate_id, sha256) do update set in_use = 1""";

    private static final String IS_USED = """
            select exists (select 1 from candidate_document where sha256 = ? and in_use = 1)
                or exists (select 1 from fetched_document where sha256 = ?) as used""";

    private static final String FETCHED = """
            insert into fetched_document (candidate_id, revision, url, sha256, size, type, fetched_at)
            select id, ?, ?, ?, ?, ?, ? from candidate where external_id = ?
            on conflict (candidate_id, revision, url) do update
            set sha256 = excluded.sha256, size = excluded.size, type = excluded.type, fetched_at = excluded.fetched_at""";

    /** What is no longer in use is known, so that it can be erased. */
    private static final String REMEMBER = """
            insert into candidate_document (candidate_id, sha256, size, in_use)
            select f.candidate_id, f.sha256, f.size, 0
            from fetched_document f join candidate c on c.id = f.candidate_id
            where c.external_id = ? and (f.revision < ? or f.revision = ? and f.url = ?) and f.sha256 <> ?
            on conflict do nothing""";

    private static final String FETCHED_BEFORE = """
            delete from fetched_document
            where revision < ? and candidate_id = (select id from candidate where external_id = ?)""";

    private static final String FETCHED_FOR = """
            select f.url, f.sha256, f.size, f.type
            from fetched_document f join candidate c on c.id = f.candidate_id
            where c.external_id = ? and f.revision = ?""";

    private static final String DOUBTED = """
            select x.delivery_id, x.revision, x.content
            from candidate c join delivery d on d.candidate_id = c.id join doubted_content x on x.delivery_id = d.id
            where c.external_id = ?
              and exists (select 1 from fetched_document f where f.candidate_id = c.id and f.revision = x.revision)""";

    private static final String COMPLETE =
            "update doubted_content set content = ? where delivery_id = ? and revision = ?";

    private final Access ledger;

    DocumentUse(Access ledger) {
        this.ledger = ledger;
    }

    /** The use of documents in that ledger. */
    public static DocumentUse of(Ledger ledger) {
        return new DocumentUse(ledger.access());
    }

    /** Those of the contents, given by their SHA-256, that no candidate has any more. */
    public List<String> unused(Collection<String> contents) {
        return ledger.read((statements, now) -> {
            List<String> unused = new ArrayList<>();
            for (String sha256 : contents) {
                if (!statements
                        .first(IS_USED, row -> row.getBoolean("used"), sha256, sha256)
                        .orElse(false)) {
                    unused.add(sha256);
                }
            }
            return unused;
        });
    }

    /** What was fetched for that revision of the candidate, by url. */
    public Map<String, Content> fetched(String externalId, long revision) {
        return ledger.read((statements, now) -> {
            return fetchedFor(statements, externalId, revision);
        });
    }

    /**
     * Takes down what was fetched for that revision, which may have been overwritten meanwhile; what was fetched for older ones
     * is no longer in use.
     */
    public void fetched(String externalId, long revision, String url, Content content) {
        ledger.change((statements, now) -> {
            statements.update(REMEMBER, externalId, revision, revision, url, content.sha256());
            statements.update(FETCHED_BEFORE, revision, externalId);
            statements.update(
                    FETCHED, revision, url, content.sha256(), content.size(), content.type(), now, externalId);
            completeDoubted(statements, externalId);
            return null;
        });
    }

    /** What is kept because it is in doubt knows what was fetched for it: later its urls may lead to other files. */
    static void completeDoubted(Statements statements, String externalId) throws SQLException {
        for (Doubted doubted : statements.list(DOUBTED, Doubted::of, externalId)) {
            String complete = doubted.with(fetchedFor(statements, externalId, doubted.revision));
            statements.update(COMPLETE, complete, doubted.delivery, doubted.revision);
        }
    }

    private static Map<String, Content> fetchedFor(Statements statements, String externalId, long revision)
            throws SQLException {
        Map<String, Content> fetched = new LinkedHashMap<>();
        statements
                .list(FETCHED_FOR, Fetched::of, externalId, revision)
                .forEach(one -> fetched.put(one.url, one.content));
        return fetched;
    }

    /** The candidate uses the contents of this revision, and no others; the first one had none before. */
    static void take(Statements statements, long candidateId, long revision, Candidate candidate) throws SQLException {
        if (revision > 1) {
            statements.update(NO_MORE, candidateId);
        }
        for (Content content : contents(candidate)) {
            statements.update(USE, candidateId, content.sha256(), content.size());
        }
    }

    private static Set<Content> contents(Candidate candidate) {
        return candidate.documents().stream()
                .map(Document::content)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private record Doubted(long delivery, long revision, String content) {
        static Doubted of(ResultSet row) throws SQLException {
            return new Doubted(row.getLong("delivery_id"), row.getLong("revision"), row.getString("content"));
        }

        /** What is known already stays: it is what was fetched first. */
        String with(Map<String, Content> fetched) {
            Candidate candidate = CandidateCheck.fromCanonical(content);
            return CandidateCheck.canonical(candidate.withDocuments(candidate.documents().stream()
                    .map(one -> one.content() == null && fetched.containsKey(one.url())
                            ? one.kept(fetched.get(one.url()))
                            : one)
                    .toList()));
        }
    }

    private record Fetched(String url, Content content) {
        static Fetched of(ResultSet row) throws SQLException {
            return new Fetched(
                    row.getString("url"),
                    new Content(row.getString("sha256"), row.getLong("size"), row.getString("type")));
        }
    }
}
