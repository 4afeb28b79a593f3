package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar against vendors whose answers say little: they store and then fail, reset or stall, or they answer
 * garbage, or they fail before they store. The chances have fixed seeds.
 */
@Tag("campaign")
class AmbiguousVendorIT {

    private static final int PEOPLE = 5000;

    /** How far the vendors' lists are behind: less than Caravan lets pass before it believes that somebody is not there. */
    private static final int LAG_MILLIS = 200;

    @TempDir
    private Path folder;

    private final SandboxDesk vendors = new SandboxDesk();
    private CaravanProcess caravan;

    @AfterEach
    void stop() throws Exception {
        WireCount.compareAndClose(vendors, caravan);
    }

    @Test
    void losesNothingAndDoublesNothing() throws Exception {
        List<String> ids = People.ids("p", PEOPLE);
        for (int i = 0; i < SandboxDesk.VENDORS.size(); i++) {
            vendors.misbehave(SandboxDesk.VENDORS.get(i), faults(1000 * i));
        }
        vendors.ignoreIdempotencyKeys();
        caravan = new CaravanProcess(folder, vendors.sandbox)
                .with("caravan.delivery.lease", "6s")
                .with("caravan.delivery.timeout", "2s")
                .with("caravan.delivery.backoff", "100ms")
                .with("caravan.delivery.backoff-max", "2s")
                .with("caravan.delivery.concurrency", "32")
                .with("caravan.delivery.lookup-settle", "500ms")
                .with("caravan.merge.refused-per-10s", "1000")
                .start();

        caravan.drop("batch.ndjson", People.wholeLines(ids, "Analyst"));
        caravan.awaitAllSettled(SandboxDesk.VENDORS.size() * PEOPLE, Duration.ofMinutes(8));

        assertThat(caravan.count("select count(*) from delivery where state <> 'delivered'"))
                .isZero();
        assertThat(caravan.count("select count(*) from attempt where outcome = 'uncertain'"))
                .as("attempts that were uncertain: the vendors did misbehave")
                .isGreaterThan(PEOPLE / 2);
        Map<String, Census> inexact = new TreeMap<>();
        for (String vendor : SandboxDesk.VENDORS) {
            Census census = Census.of(vendors, vendor, ids);
            if (!census.isExact() && !isNotesOnceAtTheMost(vendor, census)) {
                inexact.put(vendor, census);
            }
        }
        assertThat(inexact).as("vendors that lost or doubled something").isEmpty();
    }

    /** Collective can't be asked: after two lost answers in a row a note is sent once at the most. */
    private static boolean isNotesOnceAtTheMost(String vendor, Census census) {
        return vendor.equals("collective")
                && census.doubled().isEmpty()
                && census.strange().isEmpty()
                && census.lost().stream().allMatch(lost -> lost.endsWith(" notes"));
    }

    private static String faults(long seed) {
        List<String> modes = List.of(
                "'mode':'error-after','probability':0.03",
                "'mode':'reset-after','probability':0.03",
                "'mode':'stall','store':true,'probability':0.01",
                "'mode':'stall','store':false,'probability':0.01",
                "'mode':'garbage','probability':0.03",
                "'mode':'error-before','probability':0.03",
                "'mode':'reset-before','probability':0.03",
                "'mode':'throttle','retryAfter':'0','probability':0.002",
                "'mode':'throttle','retryAfter':'1','probability':0.0005",
                "'mode':'lag','delayMillis':" + LAG_MILLIS);
        return modes.stream()
                .map(mode -> "{" + mode + ",'seed':" + (seed + modes.indexOf(mode)) + "}")
                .collect(Collectors.joining(",", "[", "]"))
                .replace('\'', '"');
    }
}
