package dev.caravan.sandbox;

import static java.util.stream.Collectors.joining;

import dev.caravan.schema.Violation;
import java.util.List;
import java.util.Map;

/** One pretend vendor: whom it lets in, what it keeps, and how it answers. */
interface Vendor extends Manners {

    String name();

    /** The configuration below {@code caravan.<vendor>.}, beside the base URL, that this vendor accepts. */
    Map<String, String> settings();

    /** Whether the call carries valid credentials. */
    boolean admits(Call call);

    /** Whether the vendor lets this breach of the contract pass; the call then tells of it. */
    default boolean forgives(Violation violation) {
        return false;
    }

    /** Where in a body addresses of files stand, as JSON pointers. */
    default List<String> fetches() {
        return List.of();
    }

    /**
     * Answers a call that was let in and holds against the contract.
     *
     * @throws IllegalArgumentException with what is wrong in a way that the contract cannot tell
     */
    Answer answer(Call call);

    /** Refuses a call for breaking the contract. */
    default Answer refusal(List<Violation> violations) {
        return trouble(400, violations.stream().map(Violation::toString).collect(joining("; ")));
    }

    Holdings holdings();
}
