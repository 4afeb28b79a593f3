package dev.caravan.ledger;

import dev.caravan.ledger.Erasure.Search;
import java.util.List;
import java.util.Optional;

/**
 * The part of erasures that is about the files that Caravan keeps: whom they are searched for, and what was found. A search
 * that a crash breaks off is still wanted. Everything throws {@link LedgerUnavailableException}.
 */
public final class FileSearches {

    private static final String SEARCH_AGAIN = """
            update erasure set external_id = ?, ended_at = null, files_wanted = files_wanted + 1
            where id = ?""";

    private static final String LOOKED = """
            update erasure
            set files_looked_at = files_looked_at + ?, files_deleted = files_deleted + ?,
                files_rewritten = files_rewritten + ?
            where id = ?""";

    private static final String LEFT = "update erasure set files_left = ? where id = ?";
    private static final String SEARCHED = "update erasure set files_done = ?, files_left = ? where id = ?";
    private static final String NONE_LEFT =
            "update erasure set files_left = null where id = ? and files_done = files_wanted and files_left is not null";

    private final Access ledger;
    private final Tombstones tombstones;

    FileSearches(Access ledger, Tombstones tombstones) {
        this.ledger = ledger;
        this.tombstones = tombstones;
    }

    /** Whom the folders are to be searched for. */
    public List<Search> searches(int most) {
        return ledger.read((statements, now) -> ErasureReading.searches(statements, most));
    }

    /** Adds to the counts of a search. */
    public void looked(long erasureId, long looked, long deleted, long rewritten) {
        ledger.change((statements, now) -> statements.update(LOOKED, looked, deleted, rewritten, erasureId));
    }

    /** What is left so far: nothing may lead there a second time, when a crash breaks the search off. */
    public void left(Search search, List<String> left) {
        ledger.change((statements, now) -> statements.update(LEFT, ErasureReading.json(left), search.erasureId()));
    }

    /** The search is at its end. */
    public void searched(Search search, List<String> left) {
        ledger.change((statements, now) -> {
            statements.update(SEARCHED, search.number(), ErasureReading.json(left), search.erasureId());
            new Erasing(statements, now).finish(search.erasureId());
            return null;
        });
    }

    /** A person has dealt with the files that were left. Returns false when none were, or they are being searched. */
    public boolean doneByHand(String externalId) {
        return ledger.change((statements, now) -> {
            Optional<Erasure> erasure = Erasures.standing(statements, tombstones.hash(statements, externalId));
            if (erasure.isEmpty() || statements.update(NONE_LEFT, erasure.get().id()) == 0) {
                return false;
            }
            Audit.done(
                    statements,
                    now,
                    "files erased by hand",
                    null,
                    null,
                    "hash=" + erasure.get().hash());
            new Erasing(statements, now).finish(erasure.get().id());
            return true;
        });
    }

    /** Searches the folders once more, also after the end. Returns false when no tombstone of the person stands. */
    public boolean again(String externalId) {
        return ledger.change((statements, now) -> {
            Optional<Erasure> erasure = Erasures.standing(statements, tombstones.hash(statements, externalId));
            if (erasure.isPresent()) {
                statements.update(SEARCH_AGAIN, externalId, erasure.get().id());
                Audit.done(
                        statements,
                        now,
                        "search files again",
                        null,
                        null,
                        "hash=" + erasure.get().hash());
            }
            return erasure.isPresent();
        });
    }
}
