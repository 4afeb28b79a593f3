package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.delivery.Delivery.Doubt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentOnceTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Additions<String> TAGS = new Additions<>("tags", Candidate::tags, tag -> tag);

    @Test
    void sendsEverythingAtFirst() {
        assertThat(before(null, "one", "two").unsent(TAGS)).containsExactly("one", "two");
    }

    @Test
    void sendsOnlyWhatIsNewLater() {
        String memory = delivered(null, "one", "two");

        assertThat(before(memory, "two", "three", "one").unsent(TAGS)).containsExactly("three");
    }

    @Test
    void remembersWhatTheCandidateNoLongerHas() {
        String memory = delivered(delivered(null, "one"), "two");

        assertThat(before(memory, "one", "two", "three").unsent(TAGS)).containsExactly("three");
    }

    @Test
    void remembersNothingOfNothing() {
        assertThat(delivered(null)).isNull();
        assertThat(before(null).and(TAGS).json().isMissingNode()).isTrue();
    }

    @Test
    void keepsWhatElseIsRemembered() throws JsonProcessingException {
        String memory = before("{\"status\":\"created\",\"files\":[\"00\"],\"old\":\"x\"}", "one")
                .with("status", "updated")
                .with("old", null)
                .and(TAGS)
                .memory();

        assertThat(MAPPER.readTree(memory).path("status").asText()).isEqualTo("updated");
        assertThat(MAPPER.readTree(memory).path("files")).hasSize(1);
        assertThat(MAPPER.readTree(memory).has("old")).isFalse();
    }

    @Test
    void sendsNothingAgainThatIsInDoubtAndEverythingThatIsNot() {
        SentOnce sent =
                before(delivered(null, "one"), doubting(with("one", "two"), with("three")), "one", "two", "four");

        assertThat(sent.unsent(TAGS)).containsExactly("four");
        assertThat(sent.inDoubt(TAGS)).containsExactly("two");
    }

    @Test
    void remembersWhatIsInDoubtAsSent() {
        String memory = before(null, doubting(with("one"), with("two")), "three")
                .and(TAGS)
                .memory();

        assertThat(before(memory, "one", "two", "three", "four").unsent(TAGS)).containsExactly("four");
    }

    @Test
    void remembersOfARequestThatWentWithoutThemOnlyWhatWasNew() {
        String memory = before(null, doubting(with("one")), "one", "two")
                .andUnsent(TAGS)
                .memory();

        assertThat(before(memory, "one", "two").unsent(TAGS)).containsExactly("one");
    }

    @Test
    void onlyWhatIsInEveryContentHasArrivedWithOneOfThem() {
        Doubt doubt = doubting(with("one", "two"), with("two", "three"));
        JsonNode memory =
                before(null, doubt, "one", "two", "three").andArrived(TAGS).json();

        SentOnce sent = before(memory.toString(), doubt, "one", "two", "three");

        assertThat(sent.inDoubt(TAGS)).containsExactly("one", "three");
        assertThat(sent.unsent(TAGS)).isEmpty();
    }

    @Test
    void nothingArrivesWithoutADoubt() {
        assertThat(before(null, "one").andArrived(TAGS).memory()).isNull();
    }

    @Test
    void readsNoContentAsLongAsNothingIsKnown() {
        List<String> read = new ArrayList<>();
        Additions<String> counted = new Additions<>("tags", Candidate::tags, tag -> {
            read.add(tag);
            return tag;
        });

        assertThat(before(null, "one").unsent(counted)).containsExactly("one");
        assertThat(before(delivered(null, "one"), "one").inDoubt(counted)).isEmpty();
        assertThat(read).isEmpty();
    }

    @Test
    void whatARequestHasNoRoomForIsNeitherDeliveredNorInDoubt() {
        Additions<String> two = new Additions<>(
                "tags",
                Candidate::tags,
                tag -> tag,
                (candidate, some) -> some.subList(0, Math.min(2, some.size())),
                null);

        assertThat(before(null, "one", "two", "three").unsent(two)).containsExactly("one", "two");
        assertThat(before(null, "one", "two", "three").withoutRoom(two)).containsExactly("three");
        String memory = before(null, "one", "two", "three").and(two).memory();
        assertThat(before(memory, "one", "two", "three").unsent(two)).containsExactly("three");
        SentOnce lost = before(null, doubting(with("one", "two", "three")), "one", "two", "three");
        assertThat(lost.inDoubt(two)).containsExactly("one", "two");
        assertThat(lost.unsent(two)).containsExactly("three");
    }

    @Test
    void knowsWhatEarlierVersionsRememberedUnderAnotherName() {
        Additions<String> renamed = new Additions<>(
                "labels",
                Candidate::tags,
                tag -> tag,
                (candidate, some) -> some,
                new Additions.Former<>("tags", tag -> Additions.hash("old " + tag)));
        String memory = "{\"tags\":[\"" + Additions.hash("old one") + "\"]}";

        assertThat(before(memory, "one", "two").unsent(renamed)).containsExactly("two");
        assertThat(before(memory, doubting(with("one", "two")), "one", "two").inDoubt(renamed))
                .containsExactly("two");
    }

    @Test
    void aNoteIsToldApartByAllThatItHas() {
        List<String> hashes = Stream.of(
                        "{\"content\":\"a\"}",
                        "{\"content\":\"a\",\"subject\":\"b\"}",
                        "{\"content\":\"a\",\"author\":\"b\"}",
                        "{\"content\":\"a\",\"at\":\"2024-03-15T14:30:00Z\"}")
                .map(note -> CandidateCheck.fromCanonical("{\"externalId\":\"c\",\"notes\":[" + note + "]}"))
                .flatMap(candidate -> hashes(candidate).stream())
                .toList();

        assertThat(hashes).hasSize(4).doesNotHaveDuplicates();
    }

    private static String delivered(String memory, String... tags) {
        return before(memory, tags).and(TAGS).memory();
    }

    private static SentOnce before(String memory, String... tags) {
        return before(memory, null, tags);
    }

    private static SentOnce before(String memory, Doubt doubt, String... tags) {
        try {
            JsonNode known = memory == null ? MissingNode.getInstance() : MAPPER.readTree(memory);
            return SentOnce.before(new Delivery("acme", with(tags), null, known, doubt));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Doubt doubting(Candidate... contents) {
        return new Doubt(Instant.EPOCH, List.of(contents));
    }

    private static Candidate with(String... tags) {
        var json = MAPPER.createObjectNode().put("externalId", "c-1");
        List.of(tags).forEach(json.putArray("tags")::add);
        return CandidateCheck.fromCanonical(json.toString());
    }

    private static List<String> hashes(Candidate candidate) {
        return candidate.notes().stream().map(Additions.NOTES::hash).toList();
    }
}
