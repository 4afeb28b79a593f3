package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://www.linkedin.com/in/ada-müller https://www.linkedin.com/in/ada-m%C3%BCller",
                "https://müller.example:8443/?q=ö#ß https://xn--mller-kva.example:8443/?q=%C3%B6#%C3%9F",
                "https://example.org/a|b[1]{2}/😀 https://example.org/a%7Cb%5B1%5D%7B2%7D/%F0%9F%98%80",
                "https://example.org/100%?of=5%zz&so=%C3%BC https://example.org/100%25?of=5%25zz&so=%C3%BC",
                "HTTPS://Example.org/A https://Example.org/A",
                "https://example.org/#a#b#c https://example.org/#a%23b%23c"
            })
    void writesAnAddressAsItIsSent(String written, String sent) {
        assertThat(WebAddress.ascii(written)).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://user@example.org:80/a%20b/?c=d&e=%C3%BC;f#g",
                "https://.müller..example/",
                "ada.jpg"
            })
    void leavesWhatIsRightOrNoAddress(String written) {
        assertThat(WebAddress.ascii(written)).isEqualTo(written);
    }

    @Test
    void leavesNothingAsNothing() {
        assertThat(WebAddress.ascii(null)).isNull();
    }
}
