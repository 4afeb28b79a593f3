package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private final Redaction redaction = new Redaction(List.of("very-secret-key", "s"), 5000);

    @Test
    void takesSecretsOutWhereverTheyStand() {
        assertThat(redaction.of("the key very-secret-key is wrong")).isEqualTo("the key *** is wrong");
    }

    @Test
    void aSecretOfALetterWouldMakeEverythingUnreadable() {
        assertThat(redaction.of("this is said")).isEqualTo("this is said");
    }

    @Test
    void takesFileContentsOut() {
        String file = "QUJD".repeat(2000) + "QQ==";

        assertThat(redaction.of("{\"resume\":\"" + file + "\",\"firstname\":\"Ada\"}"))
                .isEqualTo("{\"resume\":\"[file of about 5 KB]\",\"firstname\":\"Ada\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\\n", "\\r\\n", "\\\\n"})
    void takesFileContentsOutThatAreBrokenIntoLines(String lineBreak) {
        String wrapped = String.join(lineBreak, Collections.nCopies(40, "QUJ/".repeat(19))) + lineBreak + "QQ==";

        assertThat(redaction.of("{\"resume\":\"" + wrapped + "\",\"firstname\":\"Ada\"}"))
                .startsWith("{\"resume\":\"[file of about ")
                .endsWith(" KB]\",\"firstname\":\"Ada\"}")
                .doesNotContain("QUJ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\/", "\\\\\\/"})
    void takesFileContentsOutWhoseSlashesAreEscaped(String slash) {
        String file = ("QUJD" + slash + "x" + slash).repeat(1_000_000) + "QQ==";

        assertThat(redaction.of("{\"resume\":\"" + file + "\"}"))
                .startsWith("{\"resume\":\"[file of about ")
                .endsWith(" KB]\"}")
                .doesNotContain("QUJD");
    }

    @Test
    void leavesAListOfWordsInLines() {
        String skills = "java\\nkotlin\\nscala\n".repeat(200);
        String ids = ("a".repeat(64) + "\n").repeat(8);

        assertThat(redaction.of(skills)).isEqualTo(skills);
        assertThat(redaction.of(ids + skills)).isEqualTo(ids + skills);
    }

    @Test
    void takesLinksToDocumentsOut() {
        String link = "https://caravan.example.com/documents/" + "aB3-_".repeat(30) + ".pdf";

        assertThat(redaction.of("{\"url\":\"" + link + "\"}"))
                .isEqualTo("{\"url\":\"https://caravan.example.com/documents/***.pdf\"}");
        assertThat(redaction.of("https://files.example/documents/cv.pdf"))
                .isEqualTo("https://files.example/documents/cv.pdf");
    }

    @Test
    void leavesWhatPeopleWrite() {
        String note = "A long note, with spaces and umlauts äöü. ".repeat(100);

        assertThat(redaction.body(note.getBytes(StandardCharsets.UTF_8))).isEqualTo(note);
    }

    @Test
    void isNotHeldUpByBackslashes() {
        String note = "\\".repeat(400_000);

        assertThat(redaction.of(note)).isEqualTo(note);
    }

    @Test
    void saysHowMuchItCuts() {
        String long6000 = "word ".repeat(1200);

        assertThat(redaction.isTooLong(long6000)).isTrue();
        assertThat(redaction.cut(long6000)).hasSizeLessThan(5100).endsWith("[1000 more characters]");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(redaction.of(null)).isNull();
    }
}
