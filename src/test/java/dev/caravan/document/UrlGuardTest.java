package dev.caravan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.document.UrlGuard.Target;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlGuardTest {

    private static final String[] PUBLIC = {"8.8.8.8"};
    private static final Map<String, String[]> HOSTS = Map.of(
            "public.example",
            PUBLIC,
            "inside.example",
            new String[] {"10.0.0.7"},
            "half.example",
            new String[] {"8.8.8.8", "10.0.0.7"},
            "six.example",
            new String[] {"2606:4700::1111"},
            "files.corp.example",
            new String[] {"10.0.0.8"},
            "corp.example",
            new String[] {"10.0.0.9"});

    private final UrlGuard guard = guard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://public.example/cv.pdf?sig=abc",
                "http://public.example",
                "HTTPS://PUBLIC.example./cv.pdf",
                "https://public.example:443/",
                "http://public.example:443/",
                "https://six.example/",
                "https://8.8.8.8/",
                "https://[2606:4700::1111]/"
            })
    void letsThroughWhatIsPublic(String url) throws FetchException {
        Target target = guard.check(url);

        assertThat(target.addresses()).allMatch(PublicAddress::is).isNotEmpty();
        assertThat(target.shown()).doesNotContain("sig");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://public.example/cv.pdf",
                "file:///etc/passwd",
                "jar:https://public.example/a.jar!/b",
                "gopher://public.example/",
                "//public.example/cv.pdf",
                "cv.pdf",
                "",
                "https:",
                "https:///cv.pdf",
                "https://",
                "https://:443/",
                "https://user@public.example/",
                "https://user:secret@public.example/",
                "https://public.example@inside.example/",
                "https://public.example\\@inside.example/",
                "https://public.example:22/",
                "https://public.example:8080/",
                "https://public.example:0/",
                "https://public.example:99999/",
                "https://public.example:-1/",
                "https://pub lic.example/",
                "https://public.example%2f@inside.example/",
                "https://%69nside.example/"
            })
    void refusesWhatIsNoPlainAddressOfADocument(String url) {
        assertThatThrownBy(() -> guard.check(url))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.isHopeless()).isTrue())
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inside.example",
                "half.example",
                "localhost",
                "localhost.",
                "127.0.0.1",
                "127.0.0.1.",
                "127.1",
                "127.0.1",
                "2130706433",
                "0177.0.0.1",
                "0x7f.0.0.1",
                "0x7f000001",
                "0x",
                "017700000001",
                "127.0.0.01",
                "127.0.0.1.0",
                "256.256.256.256",
                "1.2.3.0x4",
                "0",
                "0.0.0.0",
                "169.254.169.254",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::ffff:8.8.8.8]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[2001::1]",
                "[fe80::1]",
                "[fe80::1%25eth0]",
                "[fd00::1]",
                "[ff02::1]",
                "[::1",
                "[]"
            })
    void refusesWhatIsNotPublicInWhateverWriting(String host) {
        assertThatThrownBy(() -> guard.check("http://" + host + "/cv.pdf")).isInstanceOf(FetchException.class);
        assertThatThrownBy(() -> guard.check("https://" + host + ":443/cv.pdf")).isInstanceOf(FetchException.class);
    }

    @Test
    void aNameThatIsNotKnownMayBeAnotherTime() {
        assertThatThrownBy(() -> guard.check("https://nowhere.example/cv.pdf?sig=secret"))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.isHopeless()).isFalse())
                .hasMessage("https://nowhere.example is not known by name");
    }

    @ParameterizedTest
    @CsvSource({
        "inside.example, http://inside.example/, true",
        "INSIDE.Example, https://inside.example./cv, true",
        "inside.example, https://inside.example:443/, true",
        "inside.example, https://inside.example:8443/, false",
        "inside.example:8443, https://inside.example:8443/, true",
        "inside.example:8443, https://inside.example/, false",
        "*.corp.example, https://files.corp.example/, true",
        "*.corp.example, https://corp.example/, false",
        "*.corp.example, https://inside.example/, false",
        "orp.example, https://corp.example/, false",
        "*.corp.example:81, http://files.corp.example:81/, true",
        "10.0.0.7, http://10.0.0.7/, true",
        "10.0.0.7, http://10.0.0.8/, false",
        "10.0.0.7, http://inside.example/, false",
        "inside.example, http://10.0.0.7/, false",
        "[::1]:8080, http://[::1]:8080/, true",
        "public.example:8080, http://public.example:8080/, true"
    })
    void anAllowedHostIsLetThroughAndNoOther(String allowed, String url, boolean isThrough) throws FetchException {
        UrlGuard guard = guard(allowed);

        if (isThrough) {
            assertThat(guard.check(url).addresses()).hasSize(1);
        } else {
            assertThatThrownBy(() -> guard.check(url)).isInstanceOf(FetchException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://public.example/a/b?c, d.pdf, https://public.example/a/d.pdf",
        "https://public.example/a/b?c, /d.pdf?e=1, https://public.example/d.pdf?e=1",
        "https://public.example/a/b?c, ?e=1, https://public.example/a/b?e=1",
        "https://public.example/a, //six.example/d, https://six.example/d",
        "http://public.example/a, https://six.example/d, https://six.example/d",
        "https://public.example/a, 'my cv.pdf', https://public.example/my%20cv.pdf"
    })
    void followsARedirect(String from, String location, String to) throws FetchException {
        assertThat(guard.follow(guard.check(from), location).uri().toString()).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://public.example/",
                "https://inside.example/?token=secret",
                "//127.0.0.1/",
                "https://user:secret@six.example/",
                "file:///etc/passwd",
                "https://six.example:22/",
                "https://[::1]/",
                "https://exa mple/",
                "https://a|b/",
                "\u0000"
            })
    void aRedirectIsHeldToTheSame(String location) throws FetchException {
        Target from = guard.check("https://public.example/a");

        assertThatThrownBy(() -> guard.follow(from, location))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.isHopeless()).isTrue())
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "*.", "https://files.example", "files.example/", "a b", "x:0", "x:70000", "u@x", "a:b:c"})
    void aRuleThatCanNotBeReadIsToldWithItsKey(String rule) {
        assertThatThrownBy(() -> AllowedHosts.of(List.of(rule)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("caravan.documents.allowed-hosts")
                .hasMessageContaining(rule);
    }

    private static UrlGuard guard(String... allowed) {
        return new UrlGuard(AllowedHosts.of(List.of(allowed)), UrlGuardTest::addresses, PublicAddress::is);
    }

    /** Literals are for the JDK, which reads many writings; names are ours, so that nothing is asked of a network. */
    private static InetAddress[] addresses(String host) throws UnknownHostException {
        String[] known = HOSTS.get(host);
        if (known == null) {
            if (host.matches("localhost|[0-9a-fx.]+|\\[.*]")) {
                return InetAddress.getAllByName(host);
            }
            throw new UnknownHostException(host);
        }
        InetAddress[] addresses = new InetAddress[known.length];
        for (int i = 0; i < known.length; i++) {
            addresses[i] = InetAddress.getByName(known[i]);
        }
        return addresses;
    }
}
