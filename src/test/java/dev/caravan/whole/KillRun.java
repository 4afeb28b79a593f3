package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.whole.kill.AgentJar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One Caravan that is killed at a point and started again, and what the vendors hold in the end. */
final class KillRun {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int KILLED = 128 + 9;

    private final KillPoint point;
    private final Path folder;
    private final RoutesCopy routes;
    private final Map<String, Integer> files = new LinkedHashMap<>();
    private final List<String> ids = new ArrayList<>();

    KillRun(KillPoint point, Path folder) {
        this.point = point;
        this.folder = folder;
        this.routes = new RoutesCopy(folder.resolve("routes"));
    }

    /**
     * What came of it.
     *
     * @param censuses by vendor; empty when it did not come to a count
     * @param failure what else was wrong; null when nothing was
     */
    record Result(KillPoint point, Map<String, Census> censuses, Throwable failure) {}

    Result run(AgentJar agent) {
        Map<String, Census> censuses = new LinkedHashMap<>();
        try (SandboxDesk vendors = new SandboxDesk();
                CaravanProcess caravan = caravan(vendors)) {
            vendors.ignoreIdempotencyKeys();
            drop(caravan);
            caravan.withJava(point.option(agent)).launch();
            if (point.isInReload()) {
                saveRouteInTheMiddle(vendors);
            }
            assertThat(caravan.awaitEnd(LONG))
                    .as("killed at the point '%s'; it said: %s", point, caravan.output())
                    .isEqualTo(KILLED);

            caravan.withoutJava(point.option(agent)).start();
            caravan.awaitAllSettled(SandboxDesk.VENDORS.size() * ids.size(), LONG);
            SandboxDesk.VENDORS.forEach(vendor -> censuses.put(vendor, Census.of(vendors, vendor, ids)));
            assertNothingElseIsWrong(caravan, vendors);
            return new Result(point, censuses, null);
        } catch (Exception | AssertionError e) {
            return new Result(point, censuses, e);
        }
    }

    private CaravanProcess caravan(SandboxDesk vendors) throws IOException {
        return new CaravanProcess(folder, vendors.sandbox)
                .with("caravan.routes", routes.folder.toString())
                .withJava("-XX:TieredStopAtLevel=1")
                .withJava("-XX:+UseSerialGC")
                .with("caravan.delivery.lease", "3s")
                .with("caravan.delivery.timeout", "1s")
                .with("caravan.delivery.backoff", "100ms")
                .with("caravan.delivery.backoff-max", "1s")
                .with("caravan.delivery.concurrency", "8")
                .with("caravan.delivery.lookup-settle", "500ms")
                .with("caravan.merge.refused-per-10s", "1000");
    }

    private void saveRouteInTheMiddle(SandboxDesk vendors) {
        SandboxDesk.VENDORS.forEach(vendor -> vendors.misbehave(vendor, "{\"mode\":\"slow\",\"delayMillis\":100}"));
        await().atMost(LONG).until(() -> SandboxDesk.VENDORS.stream().allMatch(vendor -> vendors.requests(vendor) > 0));
        routes.save(RoutesCopy.JARVI, RoutesCopy.original(RoutesCopy.JARVI) + "# saved in the middle\n");
    }

    private void drop(CaravanProcess caravan) throws IOException {
        drop(caravan, "batch.ndjson", People.ids("b", point.vendor() == null ? 300 : 20));
        for (String id : People.ids("s", 5)) {
            drop(caravan, id + ".json", List.of(id));
        }
    }

    private void drop(CaravanProcess caravan, String name, List<String> people) throws IOException {
        files.put(name, people.size());
        ids.addAll(people);
        caravan.drop(name, People.wholeLines(people, "Analyst"));
    }

    private void assertNothingElseIsWrong(CaravanProcess caravan, SandboxDesk vendors) throws InterruptedException {
        assertThat(caravan.count("select count(*) from delivery where state <> 'delivered'"))
                .as("deliveries that are not delivered")
                .isZero();
        new FiledInbox(folder.resolve("inbox")).assertFiled(files);
        caravan.stop();
        new WireCount(caravan, vendors).assertSameButForWhatWasUnderWay();
    }
}
