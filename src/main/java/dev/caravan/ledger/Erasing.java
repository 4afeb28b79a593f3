package dev.caravan.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Erases a person, step by step: to the deliveries it is a revision whose content is nothing but the externalId, which
 * nothing can overtake. A delivery whose vendor is through is deleted, the candidate with its last delivery.
 */
final class Erasing {

    private static final String BEGIN =
            "insert into erasure (hash, external_id, asked_at) values (?, ?, ?) returning id";

    private static final String CANDIDATE = "select id from candidate where external_id = ?";

    private static final String CUT =
            "update candidate set revision = revision + 1, hash = ?, content = ?, changed_at = ? where id = ?";

    /** What is under way ends first: it holds the lease, and its commit will find that another revision is wanted. */
    private static final String MARK = """
            update delivery
            set erasing = 1, revision = (select revision from candidate where id = candidate_id),
                failures = 0, failing_since = null, problem = null, changed_at = ?,
                due_at = case when state = 'sending' then due_at else ? end,
                state = case when state = 'sending' then 'sending' else 'waiting' end
            where candidate_id = ?""";

    private static final String OF_CANDIDATE = "(select id from delivery where candidate_id = ?)";

    private static final List<String> BLANK = List.of(
            "update attempt set problem = null, exchanges = null where delivery_id in " + OF_CANDIDATE,
            "update audit set detail = null where delivery_id in " + OF_CANDIDATE);

    /** The terms are those of an index, which is empty but for a moment. */
    static final String NEVER_SENT = """
            select id from delivery
            where erasing = 1 and attempts = 0 and uncertain = 0 and vendor_id is null and delivered_revision is null
              and state <> 'sending'""";

    private static final String OF_DELIVERY = """
            select e.id as erasure, d.candidate_id, d.vendor
            from delivery d join candidate c on c.id = d.candidate_id join erasure e on e.external_id = c.external_id
            where d.erasing = 1 and d.id = ?""";

    private static final String THROUGH =
            "insert into erasure_vendor (erasure_id, vendor, how, remarks, at) values (?, ?, ?, ?, ?)";

    private static final String COUNT = """
            update erasure
            set candidates = candidates + ?, deliveries = deliveries + ?, attempts = attempts + ?,
                documents = documents + ?
            where id = ?""";

    private static final String DOCUMENTS = """
            insert into erased_document (erasure_id, sha256, size)
            select ?, sha256, size from candidate_document where candidate_id = ?
            union select ?, sha256, size from fetched_document where candidate_id = ?
            on conflict do nothing""";

    /** Nothing is left in the ledger and in the folders: then nobody has to know any more who it was. */
    private static final String FORGET_WHO = """
            update erasure set external_id = null, files_left = null
            where id = ? and external_id is not null and files_done = files_wanted and files_left is null
              and not exists (select 1 from candidate c where c.external_id = erasure.external_id)
              and not exists (select 1 from erased_document d where d.erasure_id = erasure.id)""";

    private static final String FORGET_REMARKS = """
            update erasure_vendor set remarks = null
            where erasure_id = ? and exists (select 1 from erasure where id = ? and external_id is null)""";

    private final Statements statements;
    private final Instant now;

    Erasing(Statements statements, Instant now) {
        this.statements = statements;
        this.now = now;
    }

    /** From this transaction on the tombstone stands. */
    void begin(String externalId, String hash) throws SQLException {
        long erasure = statements
                .first(BEGIN, row -> row.getLong("id"), hash, externalId, now)
                .orElseThrow();
        Optional<Long> candidate = statements.first(CANDIDATE, row -> row.getLong("id"), externalId);
        if (candidate.isPresent()) {
            cut(erasure, candidate.get(), externalId);
            endNeverSent();
            finish(erasure, candidate.get());
        }
    }

    private void cut(long erasure, long candidate, String externalId) throws SQLException {
        Verdict.Sound left = (Verdict.Sound) CandidateCheck.forRegion(null)
                .check(JsonNodeFactory.instance.objectNode().put("externalId", externalId));
        statements.update(Accepting.KEEP_DOUBTED, externalId, "");
        statements.update(CUT, left.hash(), left.json(), now, candidate);
        int documents = statements.update(DOCUMENTS, erasure, candidate, erasure, candidate);
        Forgetting.documents(statements, candidate);
        statements.update(COUNT, 0, 0, 0, documents, erasure);
        statements.update(MARK, now, now, candidate);
        for (String sql : BLANK) {
            statements.update(sql, candidate);
        }
    }

    /** Ends what never reached its vendor, whoever has it. */
    void endNeverSent() throws SQLException {
        for (Long delivery : statements.list(NEVER_SENT, row -> row.getLong("id"))) {
            through(delivery, "never sent", null);
        }
    }

    /** The vendor is through: the delivery is deleted, and what is left stands in the certificate. */
    void through(long deliveryId, String how, String remarks) throws SQLException {
        Erased erased = statements
                .first(OF_DELIVERY, Erased::of, deliveryId)
                .orElseThrow(() -> new SQLException("A delivery was erased that is not to be"));
        statements.update(THROUGH, erased.erasure, erased.vendor, how, remarks, now);
        int attempts = Forgetting.delivery(statements, deliveryId);
        statements.update(COUNT, 0, 1, attempts, 0, erased.erasure);
        finish(erased.erasure, erased.candidate);
    }

    private void finish(long erasure, long candidate) throws SQLException {
        if (statements
                .first("select 1 from delivery where candidate_id = ? limit 1", row -> 1, candidate)
                .isEmpty()) {
            statements.update(DOCUMENTS, erasure, candidate, erasure, candidate); // what an attempt fetched meanwhile
            statements.update(COUNT, Forgetting.candidate(statements, candidate), 0, 0, 0, erasure);
        }
        finish(erasure);
    }

    /** Forgets who it was, if nothing is left to do. */
    void finish(long erasure) throws SQLException {
        if (statements.update(FORGET_WHO, erasure) == 1) {
            statements.update(FORGET_REMARKS, erasure, erasure);
        }
    }

    private record Erased(long erasure, long candidate, String vendor) {
        static Erased of(ResultSet row) throws SQLException {
            return new Erased(row.getLong("erasure"), row.getLong("candidate_id"), row.getString("vendor"));
        }
    }
}
