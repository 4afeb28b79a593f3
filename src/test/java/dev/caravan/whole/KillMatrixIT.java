package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.whole.KillRun.Result;
import dev.caravan.whole.kill.AgentJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged jar, killed by SIGKILL at each named point and started again: nothing is lost, and nothing doubled. */
@Tag("campaign")
class KillMatrixIT {

    private static final int SIDE_BY_SIDE = 3;

    @TempDir
    private static Path folder;

    private static final Map<KillPoint, Future<Result>> RUNS = new LinkedHashMap<>();
    private static ExecutorService lanes;

    @BeforeAll
    static void begin() throws Exception {
        AgentJar agent = AgentJar.in(folder);
        lanes = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        int number = 0;
        for (KillPoint point : KillPoint.all()) {
            Path own = Files.createDirectory(folder.resolve("run-" + number++));
            RUNS.put(point, lanes.submit(() -> new KillRun(point, own).run(agent)));
        }
    }

    @AfterAll
    static void tell() throws Exception {
        lanes.shutdownNow();
        KillTable.write(RUNS.values(), Path.of("target/kill-matrix.md"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("points")
    void losesNothingAndDoublesNothing(KillPoint point) throws Exception {
        Result result = RUNS.get(point).get();

        assertThat(result.failure()).isNull();
        assertThat(result.censuses()).containsOnlyKeys(SandboxDesk.VENDORS);
        assertThat(result.censuses().entrySet())
                .filteredOn(vendor -> !vendor.getValue().isExact())
                .as("vendors that lost or doubled something")
                .isEmpty();
    }

    static List<KillPoint> points() {
        return KillPoint.all();
    }
}
