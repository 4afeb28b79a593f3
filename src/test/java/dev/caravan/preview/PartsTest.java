package dev.caravan.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PartsTest {

    @Test
    void aShapeHoldsNoValuesAndPointsToTheFirstThatHasIt() {
        assertThat(parts("{'externalId':'ada','firstName':'Ada','archived':true,'deliverTo':['jarvi']}"))
                .isEqualTo(parts("{'externalId':'x','firstName':'Grace','archived':false}"))
                .containsOnlyKeys("firstName s,", "archived b,")
                .containsEntry("firstName s,", "/firstName");
    }

    @Test
    void theLaterOnesOfAListAreOfOneShape() {
        assertThat(parts("{'emails':['a@a.example','b@b.example','c@c.example']}"))
                .containsOnlyKeys("emails s,", "emails s,+")
                .containsEntry("emails s,", "/emails/0")
                .containsEntry("emails s,+", "/emails/1");
    }

    @Test
    void whatSaysWhatTheOthersMeanIsPartOfTheShape() {
        assertThat(parts(
                        "{'documents':[{'kind':'photo','url':'a'},{'kind':'resume','url':'a'},{'kind':'resume','data':'a'},"
                                + "{'kind':'resume','url':'b'}],'compensation':{'dailyRate':5,'currency':'EUR'}}"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "documents {kind:photo,url:s,}", "/documents/0",
                        "documents {kind:resume,url:s,}", "/documents/1",
                        "documents {kind:resume,data:s,}", "/documents/2",
                        "documents {kind:resume,url:s,}+", "/documents/3",
                        "compensation {dailyRate:n,currency:EUR,}", "/compensation"));
    }

    @Test
    void aFieldOfAVendorIsAPartAndKeepsItsName() {
        assertThat(parts("{'vendors':{'merge':{},'jarvi':{'customFields':{'a/b':1},'a~/b':[[1,2],['x'],['y']]}}}"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/vendors/jarvi/customFields {a/b:n,}", "/vendors/jarvi/customFields",
                        "/vendors/jarvi/a~0~1b [[n,][s,]]", "/vendors/jarvi/a~0~1b"));
    }

    private static Map<String, String> parts(String json) {
        return Parts.of(json.replace('\'', '"'));
    }
}
