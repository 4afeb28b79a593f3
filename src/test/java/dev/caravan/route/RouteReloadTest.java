package dev.caravan.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.SettableClock;
import dev.caravan.catalogue.Vendors;
import dev.caravan.contract.Contract;
import dev.caravan.route.RouteFileStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When files are taken over, and what is left running when they can't be. */
class RouteReloadTest {

    private static final String SHARED = "- routeConfiguration: { id: shared }\n";
    private static final String ONE = route("one", "shared");
    private static final String TWO = route("two", "shared");

    @TempDir
    Path folder;

    private final Running running = new Running();
    private RouteReload reload;

    @BeforeEach
    void start() throws IOException {
        reload = new RouteReload(
                new RouteFolder(folder, new NoVendors()),
                RouteNames::check,
                running,
                new RouteFaults(new NoVendors()),
                new SettableClock());
        save("delivery", SHARED);
        save("one", ONE);
        reload.look(true);
    }

    @Test
    void atTheStartEveryFileIsTakenAtOnce() {
        assertThat(running.routes()).containsExactly("one");
        assertThat(states()).isEqualTo("delivery=running one=running");
    }

    @Test
    void aChangeIsTakenOnceItHasStoodStill() throws IOException {
        save("one", ONE + "# a");
        reload.look(false);
        save("one", ONE + "# a whole line\n");
        reload.look(false);
        assertThat(running.added).as("while it is written").hasSize(2);

        reload.look(false);

        assertThat(running.added).hasSize(3);
        assertThat(states()).isEqualTo("delivery=running one=running");
    }

    @Test
    void whatStaysHalfWrittenIsToldOf() throws IOException {
        save("one", ONE.strip());
        looks();

        assertThat(states()).isEqualTo("delivery=running one=last-good");
        assertThat(running.routes()).containsExactly("one");
    }

    @Test
    void whatAllShareIsExchangedWithAllThatUseIt() throws IOException {
        save("delivery", SHARED + "# new\n");
        looks();

        assertThat(running.stopped).containsExactly("delivery.camel.yaml", "one.camel.yaml");
        assertThat(running.routes()).containsExactly("one");
    }

    @Test
    void aRouteThatCannotBeStartedGivesWayToTheOneBefore() throws IOException {
        save("one", route("fails", "shared"));
        looks();
        reload.look(false);

        assertThat(running.routes()).containsExactly("one");
        assertThat(states()).isEqualTo("delivery=running one=last-good");
        assertThat(problemOf("one")).contains("cannot be started");
        assertThat(running.stopped).as("it is not tried again and again").hasSize(1);
    }

    @Test
    void whatCannotEvenBePutBackIsTriedAgain() throws IOException {
        running.broken = true;
        save("one", ONE + "# new\n");
        looks();
        assertThat(states()).isEqualTo("delivery=running one=not-loaded");

        running.broken = false;
        reload.look(false);

        assertThat(states()).isEqualTo("delivery=running one=running");
        assertThat(running.routes()).containsExactly("one");
    }

    @Test
    void whatDoesNotEndInTimeRunsOnAndIsTriedAgain() throws IOException {
        running.slow = true;
        save("one", TWO);
        looks();
        assertThat(states()).isEqualTo("delivery=running one=last-good");
        assertThat(running.routes()).containsExactly("one");

        running.slow = false;
        reload.look(false);

        assertThat(running.routes()).containsExactly("two");
    }

    @Test
    void aFileThatIsGoneEndsItsRoutesUnlessOthersNeedIt() throws IOException {
        Files.delete(path("delivery"));
        looks();
        assertThat(states()).isEqualTo("delivery=last-good one=running");

        Files.delete(path("one"));
        save("other", SHARED.replace("shared", "other"));
        looks();

        assertThat(states()).isEqualTo("other=running");
        assertThat(running.routes()).isEmpty();
    }

    @Test
    void filesThatNeedEachOtherAreTakenTogether() throws IOException {
        Files.move(path("delivery"), path("renamed"));
        looks();
        assertThat(states()).isEqualTo("one=running renamed=running");

        save("one", TWO);
        save("another", ONE);
        looks();

        assertThat(states()).isEqualTo("another=running one=running renamed=running");
        assertThat(running.routes()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void aFileThatHadToWaitIsTakenWhenTheOtherIsMended() throws IOException {
        save("another", ONE);
        looks();
        assertThat(states()).isEqualTo("delivery=running another=not-loaded one=running");

        save("one", TWO);
        looks();

        assertThat(states()).isEqualTo("delivery=running another=running one=running");
    }

    @Test
    void aFolderThatIsAwayEndsNothing() throws IOException {
        Files.delete(path("delivery"));
        Files.delete(path("one"));

        assertThatThrownBy(() -> reload.look(false)).hasMessageContaining("not one route file");
        assertThatThrownBy(() -> reload.look(false)).hasMessageContaining("not one route file");

        assertThat(running.routes()).containsExactly("one");
    }

    @Test
    void nothingIsBegunOnceItIsClosed() throws IOException {
        reload.close();
        save("one", TWO);
        looks();

        assertThat(running.routes()).containsExactly("one");
    }

    private void looks() throws IOException {
        reload.look(false);
        reload.look(false);
    }

    private void save(String name, String text) throws IOException {
        Files.writeString(path(name), text);
    }

    private Path path(String name) {
        return folder.resolve(name + ".camel.yaml");
    }

    private String states() {
        List<String> states = new ArrayList<>();
        for (RouteFileStatus file : reload.status()) {
            assertThat(file.problem() == null).isEqualTo(file.state() == State.RUNNING);
            states.add(
                    file.file().replace(".camel.yaml", "") + "=" + file.state().word());
        }
        return String.join(" ", states);
    }

    private String problemOf(String name) {
        return reload.status().stream()
                .filter(file -> file.file().startsWith(name))
                .map(file -> file.problem().reason())
                .findFirst()
                .orElse("");
    }

    private static String route(String id, String configuration) {
        return "- route: { id: %s, routeConfigurationId: %s, from: { uri: 'timer:x', steps: [] } }\n"
                .formatted(id, configuration);
    }

    /** Routes that run on paper. */
    private static final class Running implements RunningRoutes {

        private final TreeMap<String, RouteText> files = new TreeMap<>();
        private final List<String> added = new ArrayList<>();
        private final List<String> stopped = new ArrayList<>();
        private boolean slow;
        private boolean broken;

        @Override
        public boolean stop(List<RouteText> texts) {
            texts.stream().filter(text -> !text.text().isEmpty()).forEach(text -> stopped.add(text.file()));
            return !slow;
        }

        @Override
        public void remove(List<RouteText> texts) {
            texts.forEach(text -> files.remove(text.file()));
        }

        @Override
        public void add(List<RouteText> texts) {
            for (RouteText text : texts) {
                if (broken || text.routeIds().contains("fails")) {
                    throw new IllegalStateException("it cannot be started");
                }
                if (!text.text().isEmpty()) {
                    assertThat(files.put(text.file(), text)).as("ran already").isNull();
                    added.add(text.file());
                }
            }
        }

        List<String> routes() {
            return files.values().stream()
                    .flatMap(text -> text.routeIds().stream())
                    .toList();
        }
    }

    private static final class NoVendors implements Vendors {

        @Override
        public SortedSet<String> known() {
            return new TreeSet<>();
        }

        @Override
        public SortedSet<String> on() {
            return new TreeSet<>();
        }

        @Override
        public Contract contract(String vendor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> secrets(String vendor) {
            return List.of();
        }

        @Override
        public List<String> problems() {
            return List.of();
        }
    }
}
