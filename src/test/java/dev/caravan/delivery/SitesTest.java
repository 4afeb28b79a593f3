package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
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
