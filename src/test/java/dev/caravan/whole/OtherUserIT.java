package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar run by a user who may not do everything; when root runs the tests, by nobody. */
class OtherUserIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NOBODY = "65534";
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    @TempDir
    private Path folder;

    private CaravanProcess caravan;
    private boolean isRoot;

    @BeforeEach
    void build() throws Exception {
        isRoot = Files.isWritable(Path.of("/"));
        Files.createDirectory(folder.resolve("inbox"));
        Files.createDirectory(folder.resolve("data"));
        caravan = CaravanProcess.withoutVendors(folder).with("caravan.inbox.settle", "1s");
        if (isRoot) {
            assumeTrue(canNobodyRead("target/quarkus-app/quarkus-run.jar"), "nobody may not read the jar here");
            caravan.through(AS_NOBODY.toArray(String[]::new));
            Program.run("chown", "-R", NOBODY, folder.toString());
        }
    }

    @AfterEach
    void stop() throws Exception {
        caravan.close();
        Program.run("chmod", "-R", "u+rwX", folder.toString());
    }

    @Test
    void aFileThatMayNotBeReadWaitsUntilItMay() throws Exception {
        caravan.start();
        Path file = drop("closed.json", "a", "---------");
        await().atMost(SOON).until(() -> caravan.output().contains("file=inbox/closed.json"));
        drop("open.json", "b", "rw-r--r--");
        await().atMost(SOON).until(() -> Files.exists(folder.resolve("inbox/.done/open.json")));
        assertThat(file).exists();
        assertThat(caravan.output()).containsOnlyOnce("closed.json").contains("it can't be read: allow the user");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        await().atMost(SOON).until(() -> Files.exists(folder.resolve("inbox/.done/closed.json")));
        assertThat(caravan.count("select count(*) from candidate")).isEqualTo(2);
    }

    @Test
    void dataThatMayNotBeWrittenIsSaidAtTheStartAndTakesNothing() throws Exception {
        caravan.start();
        drop("before.json", "a", "rw-r--r--");
        await().atMost(SOON).until(() -> Files.exists(folder.resolve("inbox/.done/before.json")));
        caravan.stop();
        Program.run("chmod", "-R", "a-w", folder.resolve("data").toString());
        drop("meanwhile.json", "b", "rw-r--r--");

        Process refused = caravan.launch();

        assertThat(refused.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(refused.exitValue()).isEqualTo(78);
        assertThat(caravan.output())
                .contains("caravan.data: expected a folder that Caravan may write to")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("inbox/meanwhile.json")).exists();

        Program.run("chmod", "-R", "u+w", folder.resolve("data").toString());
        caravan.start();
        await().atMost(SOON).until(() -> Files.exists(folder.resolve("inbox/.done/meanwhile.json")));
        assertThat(caravan.count("select count(*) from candidate")).isEqualTo(2);
    }

    private Path drop(String name, String externalId, String permissions) throws Exception {
        Path outside = Files.writeString(folder.resolve(name), People.one(externalId, "x"));
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString(permissions));
        if (isRoot) {
            Program.run("chown", NOBODY, outside.toString());
        }
        return Files.move(outside, folder.resolve("inbox").resolve(name));
    }

    private static boolean canNobodyRead(String file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(AS_NOBODY);
        command.addAll(List.of("test", "-r", Path.of(file).toAbsolutePath().toString()));
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
