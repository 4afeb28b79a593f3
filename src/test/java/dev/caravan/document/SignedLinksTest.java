package dev.caravan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.SettableClock;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Document.Kind;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedLinksTest {

    static final String KEY = "a-key-of-more-than-32-characters-to-sign-with";
    private static final String OTHER_KEY = "another-key-of-more-than-32-characters-indeed";
    private static final String BASE = "https://caravan.example.com";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final SettableClock clock = new SettableClock();
    private final SignedLinks links = links(KEY);

    @Test
    void aLinkSaysWhichContentAndUntilWhen() {
        LinkToken token = links.read(token(Kind.RESUME, "application/pdf")).orElseThrow();

        assertThat(token.sha256()).isEqualTo(sha256());
        assertThat(token.type()).isEqualTo("application/pdf");
        assertThat(token.fileName()).isEqualTo("resume.pdf");
        assertThat(Duration.between(clock.instant(), token.expires()))
                .isBetween(Duration.ofDays(7), Duration.ofDays(8));
    }

    @ParameterizedTest
    @CsvSource({
        "RESUME, application/pdf, .pdf, resume.pdf",
        "RESUME, application/msword, .doc, resume.doc",
        "RESUME, " + DOCX + ", .docx, resume.docx",
        "PORTFOLIO, application/vnd.oasis.opendocument.text, .odt, portfolio.odt",
        "PHOTO, image/jpeg, .jpg, photo.jpg",
        "COVER_LETTER, text/plain, .txt, cover-letter.txt",
        "OTHER, image/png, .png, document.png",
        "OTHER, application/x-made-up-by-somebody, '', document"
    })
    void aLinkEndsAsFilesOfItsTypeDo(Kind kind, String type, String ending, String name) {
        String token = token(kind, type);

        assertThat(token).matches("[A-Za-z0-9_-]+" + ending.replace(".", "\\."));
        assertThat(links.read(token)).get().extracting(LinkToken::fileName).isEqualTo(name);
    }

    @Test
    void theSameDocumentHasTheSameLinkAllDay() {
        itIs("2026-03-01T00:00:00Z");
        String morning = token(Kind.RESUME, "application/pdf");
        itIs("2026-03-01T23:59:59Z");
        String night = token(Kind.RESUME, "application/pdf");
        itIs("2026-03-02T00:00:00Z");

        assertThat(night).isEqualTo(morning);
        assertThat(token(Kind.RESUME, "application/pdf")).isNotEqualTo(morning);
    }

    @Test
    void aLinkExpires() {
        itIs("2026-03-01T12:00:00Z");
        String token = token(Kind.RESUME, "application/pdf");

        itIs("2026-03-08T23:59:59Z");
        assertThat(links.read(token)).isPresent();
        itIs("2026-03-09T00:00:00Z");
        assertThat(links.read(token)).isEmpty();
    }

    @Test
    void noOtherTokenIsGoodForAnything() {
        String token = token(Kind.RESUME, "application/pdf");
        String base64 = token.substring(0, token.length() - ".pdf".length());
        Set<String> forged = new HashSet<>();
        for (int i = 0; i < token.length(); i++) {
            for (char other : "AZaz09-_.".toCharArray()) {
                forged.add(token.substring(0, i) + other + token.substring(i + 1));
            }
            forged.add(token.substring(0, i));
            forged.add(token.substring(i + 1));
            forged.add(token.substring(0, i) + token.charAt(i) + token.substring(i));
        }
        for (String one : new String[] {
            base64,
            base64 + ".html",
            base64 + ".pdf.exe",
            base64 + "=.pdf",
            base64 + "==.pdf",
            "=" + token,
            token + "/",
            token + "\u0000",
            " " + token,
            "../" + token,
            "%2e%2e",
            ".",
            "..",
            ".pdf",
            "",
            "null",
            "é",
            token + token,
            "A".repeat(43),
            "A".repeat(100_000),
            "A".repeat(100_000) + ".pdf"
        }) {
            forged.add(one);
        }
        forged.remove(token);

        assertThat(forged).hasSizeGreaterThan(1000).allMatch(one -> links.read(one)
                .isEmpty());
    }

    @Test
    void keysAreChangedWithoutBreakingLinks() {
        String old = token(Kind.RESUME, "application/pdf");
        SignedLinks changed = links(OTHER_KEY + ", " + KEY);
        SignedLinks after = links(OTHER_KEY);

        assertThat(changed.read(old)).isPresent();
        assertThat(after.read(old)).isEmpty();
        String fresh = changed.of(document(Kind.RESUME, "application/pdf")).orElseThrow();
        assertThat(after.of(document(Kind.RESUME, "application/pdf"))).hasValue(fresh);
    }

    @Test
    void thereIsNoLinkToWhatIsNotHereOrCanNotBeReached() {
        Document byUrl = new Document(Kind.RESUME, null, null, null, "https://files.example/cv.pdf", null);
        SignedLinks without = new SignedLinks(settings(), clock);

        assertThat(links.of(byUrl)).isEmpty();
        assertThat(without.of(document(Kind.RESUME, "application/pdf"))).isEmpty();
        assertThat(without.read(token(Kind.RESUME, "application/pdf"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "caravan.example.com",
                "ftp://caravan.example.com",
                "https://",
                "https://user:geheim@caravan.example.com",
                "https://caravan.example.com/?a=b",
                "https://caravan.example.com/#a",
                "https://cara van.example.com"
            })
    void anAddressThatVendorsCanNotReachIsToldOf(String url) {
        assertThatThrownBy(() -> settings("caravan.public-url", url, "caravan.documents.link-key", KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("caravan.public-url: ")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void aSlashAtTheEndAndAPathAreFine() {
        LinkSettings settings =
                settings("caravan.public-url", "https://x.example/hr//", "caravan.documents.link-key", KEY);

        assertThat(new SignedLinks(settings, clock).of(document(Kind.RESUME, "application/pdf")))
                .get()
                .asString()
                .startsWith("https://x.example/hr/documents/");
    }

    @Test
    void aKeyIsNeededAndHasToBeLong() {
        assertThatThrownBy(() -> settings("caravan.public-url", BASE))
                .hasMessageStartingWith("caravan.documents.link-key: ")
                .hasMessageContaining("openssl rand -base64 36");
        for (String key : new String[] {KEY.substring(0, 31), KEY + ",short-one", KEY + ",," + KEY}) {
            assertThatThrownBy(() -> settings("caravan.documents.link-key", key))
                    .hasMessageStartingWith("caravan.documents.link-key: ")
                    .hasMessageNotContaining("short-one")
                    .hasMessageNotContaining("a-key-of");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1d", "59s", "4000d"})
    void anExpiryThatMakesNoSenseIsToldOf(String expiry) {
        assertThatThrownBy(() -> settings("caravan.documents.link-expiry", expiry))
                .hasMessageStartingWith("caravan.documents.link-expiry: ");
    }

    private void itIs(String time) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(time)));
    }

    static LinkSettings settings(String... keysAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return LinkSettings.of(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build());
    }

    private SignedLinks links(String keys) {
        return new SignedLinks(settings("caravan.public-url", BASE, "caravan.documents.link-key", keys), clock);
    }

    private String token(Kind kind, String type) {
        String link = links.of(document(kind, type)).orElseThrow();
        assertThat(link).startsWith(BASE + "/documents/");
        return link.substring((BASE + "/documents/").length());
    }

    private static Document document(Kind kind, String type) {
        return new Document(kind, "Ada Lovelace.pdf", null, null, null, new Content(sha256(), 7, type));
    }

    private static String sha256() {
        return "0123456789abcdef".repeat(4);
    }
}
