package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.CandidateCheck;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitesTest {

    private static final Map<String, String> SITES = Map.of("github.com", "GitHub", "x.com", "X");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/ada",
                "http://www.GitHub.com",
                "HTTPS://github.com/ada",
                "https://gist.github.com:443/ada",
                "https://ada@github.com/ada",
                "https://github.com?tab=repositories"
            })
    void knowsASiteByItsHostAndWhatBelongsToIt(String url) {
        assertThat(Sites.find(url, SITES)).contains("GitHub");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.linkedin.com/in/ada, https://www.linkedin.com/in/ada",
        "HTTPS://FR.LinkedIn.com/in/ada?trk=x, HTTPS://FR.LinkedIn.com/in/ada?trk=x",
        "https://linkedin.com/pub/ada/1/2/3, https://linkedin.com/pub/ada/1/2/3",
        "https://www.linkedin.com/company/engines,",
        "https://www.linkedin.com/in/,",
        "https://notlinkedin.com/in/ada,",
        "https://example.org/linkedin.com/in/ada,"
    })
    void findsALinkedInProfileAmongTheLinks(String url, String profile) {
        assertThat(Sites.linkedin(candidate(
                        "{\"externalId\":\"c-1\",\"links\":[{\"url\":\"https://a.org\"},{\"url\":\"" + url + "\"}]}")))
                .isEqualTo(profile);
    }

    @Test
    void prefersTheLinkedInProfileThatIsGivenAsSuch() {
        assertThat(Sites.linkedin(candidate("{\"externalId\":\"c-1\",\"linkedinUrl\":\"https://linkedin.com/in/a\","
                        + "\"links\":[{\"url\":\"https://linkedin.com/in/b\"}]}")))
                .isEqualTo("https://linkedin.com/in/a");
    }

    private static Candidate candidate(String json) {
        return CandidateCheck.fromCanonical(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ada.github.io",
                "https://netflix.com/ada",
                "https://github.com.example.org/",
                "https://example.org/github.com",
                "https://example.org/?@github.com",
                "https://localhost/",
                "https://[::1]/"
            })
    void isNotTakenInByOthers(String url) {
        assertThat(Sites.find(url, SITES)).isEmpty();
    }
}
