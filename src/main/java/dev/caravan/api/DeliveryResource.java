package dev.caravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caravan.catalogue.Vendors;
import dev.caravan.ledger.DeliveryFilter;
import dev.caravan.ledger.DeliveryPage;
import dev.caravan.ledger.Operations;
import dev.caravan.ledger.Replayed;
import dev.caravan.ledger.State;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All deliveries, in the order in which they came to be; and sending many of them again. */
@Path("/api/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deliveries")
class DeliveryResource {

    private static final String VENDOR = "one, or several divided by commas";
    private static final String PROBLEM = "a part of the problem's text";
    private static final String OLDER = "last changed at least that long ago: 30m, 2h, 3d or ISO 8601";
    private static final String NEWER = "last changed less long ago than that";

    private final Operations operations;
    private final Vendors vendors;
    private final Guarantees guarantees;
    private final Clock clock;

    DeliveryResource(Operations operations, Vendors vendors, Guarantees guarantees, Clock clock) {
        this.operations = operations;
        this.vendors = vendors;
        this.guarantees = guarantees;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Deliveries by vendor, state, problem and age, page by page",
            description = "A page looks at a bounded number of rows: with a filter that few match it may hold fewer"
                    + " than 'limit', or none. There is more as long as there is an 'after'.")
    public Page deliveries(
            @Parameter(description = VENDOR) @QueryParam("vendor") String vendor,
            @Parameter(description = "waiting, sending, delivered, rejected, dead") @QueryParam("state") String state,
            @Parameter(description = PROBLEM) @QueryParam("problem") String problem,
            @Parameter(description = OLDER) @QueryParam("olderThan") String olderThan,
            @Parameter(description = NEWER) @QueryParam("newerThan") String newerThan,
            @QueryParam("limit") @DefaultValue("100") String limit,
            @Parameter(description = "the 'after' of the page before") @QueryParam("after") String after) {
        Set<State> states = Parameters.states("state", state);
        DeliveryFilter filter = filter(vendor, states, problem, olderThan, newerThan);
        DeliveryPage page = operations.deliveries(filter, Cursor.after(after, 0), Cursor.limit(limit));
        return new Page(guarantees.of(page.deliveries()), page.after());
    }

    @POST
    @Path("replay")
    @Operation(
            summary = "Sends deliveries again: dead and rejected ones, or those in the states that are named",
            description = "Answers when all of them are due. With dryRun=true it only counts. With perMinute so many"
                    + " a minute become due at each vendor. Something has to be named: a vendor, a state, a problem,"
                    + " or all=true.")
    public Replayed replay(
            @Parameter(description = VENDOR) @QueryParam("vendor") String vendor,
            @Parameter(description = "waiting, rejected, dead; default rejected,dead") @QueryParam("state")
                    String state,
            @Parameter(description = PROBLEM) @QueryParam("problem") String problem,
            @Parameter(description = OLDER) @QueryParam("olderThan") String olderThan,
            @Parameter(description = NEWER) @QueryParam("newerThan") String newerThan,
            @QueryParam("all") String all,
            @QueryParam("dryRun") String dryRun,
            @QueryParam("perMinute") String perMinute) {
        if (!Parameters.flag("all", all) && vendor == null && state == null && problem == null) {
            throw new ProblemException(
                    400, "Expected a vendor, a state or a problem, or all=true to have everything sent again");
        }
        DeliveryFilter filter = filter(vendor, replayable(state), problem, olderThan, newerThan);
        Integer pace = Pacing.perMinute(perMinute);
        if (Parameters.flag("dryRun", dryRun)) {
            return operations.wouldReplay(filter, pace);
        }
        String detail = Stream.of(
                        named("vendor", vendor),
                        named("state", state),
                        named("problem", problem),
                        named("olderThan", olderThan),
                        named("newerThan", newerThan),
                        named("all", all),
                        named("perMinute", perMinute))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining("&"));
        return operations.replay(filter, pace, detail);
    }

    private DeliveryFilter filter(
            String vendor, Set<State> states, String problem, String olderThan, String newerThan) {
        Set<String> there = new TreeSet<>(vendors.known());
        if (vendor != null) {
            there.addAll(operations.vendors());
        }
        Instant until = Parameters.ago("olderThan", olderThan, clock);
        Instant since = Parameters.ago("newerThan", newerThan, clock);
        return new DeliveryFilter(
                Parameters.names("vendor", vendor, there), states, Parameters.text("problem", problem), until, since);
    }

    private static Set<State> replayable(String state) {
        Set<State> states = state == null ? EnumSet.of(State.REJECTED, State.DEAD) : Parameters.states("state", state);
        if (!State.REPLAYABLE.containsAll(states)) {
            throw Parameters.wrong(
                    "state", "waiting, rejected or dead (what is sent or delivered is not sent again)", state);
        }
        return states;
    }

    private static String named(String name, String value) {
        return value == null ? null : name + "=" + value;
    }

    /** One page; {@code after} leads to the next, and is missing on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Guarantees.Delivery> deliveries, Long after) {}
}
