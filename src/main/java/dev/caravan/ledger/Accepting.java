package dev.caravan.ledger;

import dev.caravan.candidate.Verdict;
import dev.caravan.ledger.Acceptance.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes candidates down: the newest content of each, and what each vendor should have of it. */
final class Accepting {

    /** That a candidate still comes in is noted so often, to spare a write for each that is unchanged. */
    static final Duration SEEN_EVERY = Duration.ofDays(1);

    private static final String UPSERT = """
            insert into candidate (external_id, revision, hash, content, accepted_at, changed_at)
            values (?, 1, ?, ?, ?, ?)
            on conflict (external_id) do update
            set revision = candidate.revision + 1, hash = excluded.hash, content = excluded.content,
                accepted_at = excluded.accepted_at, changed_at = excluded.changed_at
            where candidate.hash <> excluded.hash
            returning id, revision, accepted_at""";

    /** What is under way, or in doubt, is kept before it is overwritten: the vendor may have it. */
    static final String KEEP_DOUBTED = """
            insert into doubted_content (delivery_id, revision, content)
            select d.id, c.revision, c.content
            from candidate c join delivery d on d.candidate_id = c.id
            where c.external_id = ? and c.hash <> ?
              and (d.state = 'sending' and d.claimed_revision = c.revision
                   or d.uncertain = 1 and d.doubted_revision = c.revision)
            on conflict do nothing""";

    /** While the person is being erased, the file that brought them again is to be found, too. */
    private static final String SEARCH_AGAIN =
            "update erasure set files_wanted = files_wanted + 1 where external_id = ?";

    private static final String KNOWN = "select id, revision, accepted_at from candidate where external_id = ?";

    private static final String SEEN = "update candidate set accepted_at = ? where id = ?";

    private static final String DELIVERIES =
            "select id, vendor, state, revision, claimed_revision, delivered_revision from delivery where candidate_id = ?";

    /** The id of a deleted delivery is given out again: what was claimed of that one has a lower fence for certain. */
    private static final String NEW_DELIVERY = """
            insert into delivery (candidate_id, vendor, state, revision, due_at, fence, changed_at)
            values (?, ?, 'waiting', ?, ?, ?, ?)""";

    /** An attempt under way goes on: it holds the lease, and its commit will find that a newer revision is wanted. */
    private static final String WANT = """
            update delivery
            set revision = ?, changed_at = ?, failures = 0, failing_since = null,
                problem = case when state = 'sending' then problem end,
                due_at = case when state = 'sending' then due_at else ? end,
                state = case when state = 'sending' then 'sending' else 'waiting' end
            where id = ?""";

    private static final String WITHDRAW = """
            update delivery set state = 'rejected', due_at = null, changed_at = ?, problem = ?
            where id = ? and state = 'waiting'""";

    private static final String OVERTAKEN = """
            insert into attempt (delivery_id, revision, started_at, duration_ms, outcome, requests, problem)
            values (?, ?, ?, 0, 'overtaken', 0, ?)""";

    private final Statements statements;
    private final Tombstones tombstones;
    private final Instant now;
    private final Set<String> woken = new HashSet<>();

    Accepting(Statements statements, Tombstones tombstones, Instant now) {
        this.statements = statements;
        this.tombstones = tombstones;
        this.now = now;
    }

    List<Acceptance> accept(List<Addressed> candidates) throws SQLException {
        List<Acceptance> acceptances = new ArrayList<>(candidates.size());
        for (Addressed addressed : candidates) {
            acceptances.add(accept(addressed));
        }
        return acceptances;
    }

    /** The vendors that have something to do now. */
    Set<String> woken() {
        return woken;
    }

    private Acceptance accept(Addressed addressed) throws SQLException {
        Verdict.Sound candidate = addressed.candidate();
        Optional<Instant> erasedAt = tombstones.erasedAt(statements, candidate.externalId());
        if (erasedAt.isPresent()) {
            ErasedDocuments.found(statements, candidate.candidate());
            statements.update(SEARCH_AGAIN, candidate.externalId());
            return Acceptance.erased(candidate.externalId(), erasedAt.get());
        }
        if (statements.update(KEEP_DOUBTED, candidate.externalId(), candidate.hash()) > 0) {
            DocumentUse.completeDoubted(statements, candidate.externalId());
        }
        Optional<Revision> changed = statements.first(
                UPSERT, Revision::of, candidate.externalId(), candidate.hash(), candidate.json(), now, now);
        Revision revision = changed.isPresent()
                ? changed.get()
                : statements
                        .first(KNOWN, Revision::of, candidate.externalId())
                        .orElseThrow(() -> new SQLException("A candidate that is unchanged was not found"));
        if (revision.acceptedAt.isBefore(now.minus(SEEN_EVERY))) {
            statements.update(SEEN, now, revision.candidateId);
        }
        if (changed.isPresent()) {
            DocumentUse.take(statements, revision.candidateId, revision.number, candidate.candidate());
        }
        address(revision, addressed, changed.isPresent());
        return new Acceptance(
                candidate.externalId(), revision.number, changed.isPresent() ? Status.ACCEPTED : Status.UNCHANGED);
    }

    /** What is new goes to the vendors that are on; what stands goes on for every vendor that is meant, on or off. */
    private void address(Revision revision, Addressed addressed, boolean changed) throws SQLException {
        Map<String, Standing> standing = revision.number == 1 && changed
                ? Map.of()
                : statements.list(DELIVERIES, Standing::of, revision.candidateId).stream()
                        .collect(Collectors.toMap(Standing::vendor, Function.identity()));
        for (String vendor : addressed.vendors()) {
            if (!standing.containsKey(vendor)) {
                statements.update(NEW_DELIVERY, revision.candidateId, vendor, revision.number, now, now, now);
                woken.add(vendor);
            }
        }
        if (changed) {
            for (Standing known : standing.values()) {
                if (addressed.isMeantFor(known.vendor)) {
                    want(known, revision.number);
                    woken.add(known.vendor);
                } else {
                    withdraw(known, revision.number);
                }
            }
        }
    }

    private void want(Standing known, long revision) throws SQLException {
        statements.update(WANT, revision, now, now, known.id);
        if (known.isUnsent()) {
            statements.update(
                    OVERTAKEN,
                    known.id,
                    known.revision,
                    now,
                    "Revision " + revision + " came before this one was delivered; only the newest is sent");
        }
    }

    private void withdraw(Standing left, long revision) throws SQLException {
        statements.update(WITHDRAW, now, noLongerMeant(left.vendor, revision), left.id);
    }

    static String noLongerMeant(String vendor, long revision) {
        return "Revision " + revision + " of the candidate is no longer meant for " + vendor
                + " (deliverTo); nothing is sent";
    }

    private record Revision(long candidateId, long number, Instant acceptedAt) {
        static Revision of(ResultSet row) throws SQLException {
            return new Revision(row.getLong("id"), row.getLong("revision"), Statements.time(row, "accepted_at"));
        }
    }

    private record Standing(long id, String vendor, State state, long revision, Long claimed, Long delivered) {
        static Standing of(ResultSet row) throws SQLException {
            return new Standing(
                    row.getLong("id"),
                    row.getString("vendor"),
                    State.of(row.getString("state")),
                    row.getLong("revision"),
                    Statements.number(row, "claimed_revision"),
                    Statements.number(row, "delivered_revision"));
        }

        /** Whether the revision that is wanted so far was neither delivered nor is under way. */
        boolean isUnsent() {
            return state == State.WAITING
                    ? delivered == null || delivered < revision
                    : state == State.SENDING && (claimed == null || claimed < revision);
        }
    }
}
