package dev.caravan.intake.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.intake.Given;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are made to fill the memory, or to read what is none of their business. */
class XmlBombTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><candidate externalId='&b;'/>",
                "<!DOCTYPE candidate><candidate externalId='a'/>",
                "<!DOCTYPE a SYSTEM 'candidate.dtd'><candidate externalId='a'/>",
                "<!DOCTYPE a [<!ENTITY % a SYSTEM 'file:///etc/passwd'> %a;]><candidate externalId='a'/>"
            })
    void refusesADoctype(String text) {
        refused(Given.source("x.xml", text), "expected no DOCTYPE");
    }

    @Test
    void opensNoFileAndNoConnection(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        try (ServerSocket server = new ServerSocket(0)) {
            server.setSoTimeout(1);
            for (String address :
                    new String[] {secret.toUri().toString(), "http://127.0.0.1:" + server.getLocalPort()}) {
                refused(
                        Given.source(
                                "x.xml",
                                "<!DOCTYPE a [<!ENTITY a SYSTEM '" + address
                                        + "'>]><candidate externalId='a'><lastName>&a;</lastName></candidate>"),
                        "expected no DOCTYPE");
            }
            assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void refusesTooManyLevels() {
        refused(endless("<candidate>", "<a>"), "expected at most 100 levels of elements");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<candidate><lastName>|a|candidate of at most 32 MB, but number 1 is larger",
                "<candidate><a>|&amp;|candidate of at most 32 MB, but number 1 is larger",
                "<candidates><candidate/><candidate><a><![CDATA[|a|candidate of at most 32 MB, but number 2 is larger",
                "<candidate><|a|candidate of at most 32 MB, but number 1 is larger",
                "<candidate><!--|a|candidate of at most 32 MB, but number 1 is larger",
                "<candidate><?|a|candidate of at most 32 MB, but number 1 is larger",
                "<candidates>|<?a?> <!-- -->|candidate of at most 32 MB, but number 1 is larger",
                "<candidate>|<a/>|candidate of at most 100000 elements, but number 1 is larger",
                "<candidate a='|a|attributes of at most 65536 characters",
                "<|a|32 MB"
            })
    void refusesWhatHasNoEnd(String start, String then, String message) {
        refused(endless(start, then), message);
    }

    @Test
    void refusesAttributesAndNamesWithoutNumber() {
        refused(Given.source("x.xml", "<candidate " + numbered(101, "a%d='' ") + "/>"), "at most 100 attributes");
        refused(
                Given.source(
                        "x.xml", "<candidates>" + numbered(1001, "<candidate><a%d/></candidate>") + "</candidates>"),
                "at most 1000 different names");
        refused(Given.source("x.xml", "<candidate><" + "a".repeat(201) + "/></candidate>"), "names of at most 200");
        refused(Given.source("x.xml", "<candidate " + "a".repeat(201) + "=''/>"), "names of at most 200");
    }

    @Test
    void readsWhatIsLargeAndAllowed() throws IOException {
        String data = "JVBERi0x".repeat(3_000_000);

        assertThat(Given.read(
                                Given.source(
                                        "x.xml",
                                        "<candidates><candidate externalId='a'><documents><document><kind>resume</kind><data>"
                                                + data
                                                + "</data></document></documents></candidate><candidate externalId='b'/></candidates>"))
                        .get(0)
                        .candidate()
                        .at("/documents/0/data")
                        .textValue())
                .isEqualTo(data);
    }

    private static String numbered(int many, String text) {
        return IntStream.range(0, many).mapToObj(text::formatted).collect(Collectors.joining());
    }

    private static void refused(Source source, String message) {
        assertThatThrownBy(() -> Given.open(source))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("line 1");
    }

    /** A start, and then the same again and again, far beyond what may be read of it. */
    private static Source endless(String start, String then) {
        byte[] again = then.repeat(100_000).getBytes(StandardCharsets.UTF_8);
        return new Source() {
            @Override
            public String name() {
                return "x.xml";
            }

            @Override
            public String mediaType() {
                return "";
            }

            @Override
            public long size() {
                return Long.MAX_VALUE;
            }

            @Override
            public InputStream open(long from) {
                return new SequenceInputStream(Collections.enumeration(Stream.concat(
                                Stream.of(start.getBytes(StandardCharsets.UTF_8)),
                                Collections.nCopies(1000, again).stream())
                        .<InputStream>map(ByteArrayInputStream::new)
                        .toList()));
            }
        };
    }
}
