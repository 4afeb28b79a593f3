package dev.caravan.ledger;

/** What goes out once, and is about to leave with a request. Everything throws {@link LedgerUnavailableException}. */
public final class Departures {

    private static final String LEAVES = """
            insert into doubted_cargo (delivery_id, cargo)
            select id, ? from delivery where id = ? and fence = ? and state = 'sending'
            on conflict (delivery_id) do update set cargo = excluded.cargo""";

    private static final String KNOWN = """
            update delivery set vendor_id = coalesce(?, vendor_id), memory = coalesce(?, memory)
            where id = ? and fence = ? and state = 'sending'""";

    private final Access ledger;

    private Departures(Access ledger) {
        this.ledger = ledger;
    }

    /** The departures in that ledger. */
    public static Departures of(Ledger ledger) {
        return new Departures(ledger.access());
    }

    /**
     * Takes down what will be in doubt if nothing more is heard of the request, and what was found out before it, which is in
     * doubt no longer: comes back after the commit. When the lease went to somebody else, it changes nothing.
     *
     * @param cargo as {@link Doubt#cargo()}
     * @param vendorId as of {@link Settlement}
     * @param memory as of {@link Settlement}
     */
    public void leaves(Claim claim, String cargo, String vendorId, String memory) {
        ledger.change((statements, now) -> {
            statements.update(KNOWN, vendorId, memory, claim.deliveryId(), claim.fence());
            return statements.update(LEAVES, cargo, claim.deliveryId(), claim.fence());
        });
    }
}
