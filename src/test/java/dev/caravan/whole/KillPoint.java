package dev.caravan.whole;

import dev.caravan.whole.kill.AgentJar;
import java.util.List;
import java.util.stream.Stream;

/**
 * A named point of the program at which the process is killed.
 *
 * @param vendor whose delivery it is; null for what is not of one vendor
 * @param threads what the name of the thread begins with
 * @param nth at which time
 */
record KillPoint(String name, String vendor, String type, String method, boolean exit, String threads, int nth) {

    private static final String INTAKE = "dev.caravan.intake.";
    private static final String LEDGER = "dev.caravan.ledger.";
    private static final String DELIVERY = "dev.caravan.delivery.";
    private static final String RELOAD = "dev.caravan.route.CamelRoutes";
    private static final String CONNECTION = "org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection";

    /** All of them, in the order of a candidate's way. */
    static List<KillPoint> all() {
        return Stream.concat(
                        Stream.of(
                                after("claim of a file", INTAKE + "Claims", "claim", 2),
                                before("parsing, record 150", INTAKE + "JsonLines", "next", 150),
                                before("accept begins", LEDGER + "Accepting", "accept", 100),
                                after("accept, not committed", LEDGER + "Accepting", "woken", 2),
                                before("accept, committed", LEDGER + "Listeners", "wake", 2),
                                before("file moves", INTAKE + "Filing", "file", 2),
                                before("file moves, receipt moved", INTAKE + "Filing$Move", "make", 2),
                                after("file moved", INTAKE + "Filing", "file", 2),
                                before("outcomes, not written", LEDGER + "Settling", "settle", 3),
                                after("outcomes, not committed", LEDGER + "Settling", "settle", 3),
                                inReload("reload, routes stopped", "remove"),
                                inReload("reload, routes removed", "add")),
                        SandboxDesk.VENDORS.stream().flatMap(KillPoint::ofDelivery))
                .toList();
    }

    private static Stream<KillPoint> ofDelivery(String vendor) {
        String workers = "deliver-" + vendor + "-";
        return Stream.of(
                new KillPoint(
                        "claim, committed", vendor, DELIVERY + "LedgerConsumer", "claim", true, "claim-" + vendor, 2),
                new KillPoint("request not sent", vendor, DELIVERY + "Wire", "begin", false, workers, 3),
                new KillPoint("sent, no answer yet", vendor, CONNECTION, "receiveResponseHeader", false, workers, 3),
                new KillPoint("answered, not read", vendor, DELIVERY + "Wire", "transport", true, workers, 3),
                new KillPoint("answer read", vendor, DELIVERY + "TakeAnswer", "process", true, workers, 3),
                new KillPoint("outcome known", vendor, DELIVERY + "Settler", "add", false, workers, 3));
    }

    private static KillPoint before(String name, String type, String method, int nth) {
        return new KillPoint(name, null, type, method, false, "", nth);
    }

    private static KillPoint after(String name, String type, String method, int nth) {
        return new KillPoint(name, null, type, method, true, "", nth);
    }

    /** By the thread that watches the files: at the start another one loads them. */
    private static KillPoint inReload(String name, String method) {
        return new KillPoint(name, null, RELOAD, method, false, "route-watch", 1);
    }

    /** Whether it is reached only when a route file is saved on the running process. */
    boolean isInReload() {
        return type.equals(RELOAD);
    }

    String option(AgentJar agent) {
        return agent.killAt(type, method, exit, threads, nth);
    }

    @Override
    public String toString() {
        return vendor == null ? name : name + ", " + vendor;
    }
}
