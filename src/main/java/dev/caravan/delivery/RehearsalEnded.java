package dev.caravan.delivery;

/** Nothing has failed; but nothing may follow either. */
final class RehearsalEnded extends RuntimeException {

    private static final long serialVersionUID = 1;

    RehearsalEnded() {
        super("The rehearsal ends here", null, false, false);
    }
}
