package dev.caravan.ledger;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of erasures that is about the contents of documents: they are known until they are nowhere any more, and only then
 * may an erasure end. Everything throws {@link LedgerUnavailableException}.
 */
public final class ErasedDocuments {

    /** As long as it goes on; when it has ended, the next search begins with what it knows then. */
    private static final String FOUND = """
            insert into erased_document (erasure_id, sha256, size)
            select id, ?, ? from erasure where external_id = ? on conflict do nothing""";

    private static final String OF_ERASURE = "select sha256, size from erased_document where erasure_id = ?";

    /** The folders come first, because a content tells which files in them are copies of it. */
    private static final String TO_FORGET = """
            select d.erasure_id, d.sha256 from erased_document d join erasure e on e.id = d.erasure_id
            where e.files_done = e.files_wanted order by d.erasure_id, d.sha256 limit ?""";

    private static final String GONE = "delete from erased_document where erasure_id = ? and sha256 = ?";

    private final Access ledger;

    ErasedDocuments(Access ledger) {
        this.ledger = ledger;
    }

    /**
     * A content that a person had who is erased.
     *
     * @param sha256 in hex
     */
    public record Erased(long erasureId, String sha256) {}

    /** Contents that came in again, while the person is being erased. */
    static void found(Statements statements, Candidate candidate) throws SQLException {
        for (Document document : candidate.documents()) {
            Content content = document.content();
            if (content != null) {
                statements.update(FOUND, content.sha256(), content.size(), candidate.externalId());
            }
        }
    }

    /** The contents of one person's documents that may still be kept, and their sizes, in bytes. */
    public Map<String, Long> of(long erasureId) {
        Map<String, Long> sizes = new HashMap<>();
        ledger.read((statements, now) ->
                statements.list(OF_ERASURE, row -> sizes.put(row.getString("sha256"), row.getLong("size")), erasureId));
        return sizes;
    }

    /** What is to be forgotten now, as far as nobody else has it. */
    public List<Erased> toForget(int most) {
        return ledger.read((statements, now) -> statements.list(
                TO_FORGET, row -> new Erased(row.getLong("erasure_id"), row.getString("sha256")), most));
    }

    /** The content is gone, or is somebody else's too. */
    public void gone(Erased erased) {
        ledger.change((statements, now) -> {
            statements.update(GONE, erased.erasureId(), erased.sha256());
            new Erasing(statements, now).finish(erased.erasureId());
            return null;
        });
    }
}
