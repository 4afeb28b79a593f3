package dev.caravan.ledger;

import java.sql.SQLException;
import java.util.List;

/** All that the ledger holds of a candidate, as it is deleted. A new table that hangs on one is added here, and only here. */
final class Forgetting {

    private static final String ATTEMPTS = "delete from attempt where delivery_id in ";

    /** The text of {@link #ATTEMPTS} comes first: it is counted. */
    private static final List<String> OF_DELIVERIES = List.of(
            ATTEMPTS,
            "delete from doubted_content where delivery_id in ",
            "delete from doubted_cargo where delivery_id in ",
            "update audit set delivery_id = null, detail = null where delivery_id in ");

    private static final String DELIVERIES_OF = "(select id from delivery where candidate_id = ?)";

    /** What hangs on the candidate itself, and is no longer needed when its content is gone. */
    private static final List<String> DOCUMENTS = List.of(
            "delete from candidate_document where candidate_id = ?",
            "delete from fetched_document where candidate_id = ?");

    private Forgetting() {}

    /** Deletes the candidate, and all that hangs on it; returns 0 when there was none. */
    static int candidate(Statements statements, long candidateId) throws SQLException {
        for (String sql : OF_DELIVERIES) {
            statements.update(sql + DELIVERIES_OF, candidateId);
        }
        documents(statements, candidateId);
        statements.update("delete from delivery where candidate_id = ?", candidateId);
        return statements.update("delete from candidate where id = ?", candidateId);
    }

    /** Deletes one delivery with all that hangs on it; returns how many attempts that were. */
    static int delivery(Statements statements, long deliveryId) throws SQLException {
        int attempts = 0;
        for (String sql : OF_DELIVERIES) {
            int changed = statements.update(sql + "(?)", deliveryId);
            attempts += sql.equals(ATTEMPTS) ? changed : 0;
        }
        statements.update("delete from delivery where id = ?", deliveryId);
        return attempts;
    }

    /** The candidate no longer uses any document. */
    static void documents(Statements statements, long candidateId) throws SQLException {
        for (String sql : DOCUMENTS) {
            statements.update(sql, candidateId);
        }
    }
}
