package dev.caravan.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.candidate.Document.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {

    private static final byte[] PDF = "%PDF-1.4\nsome text\n%%EOF\n".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Documents documents;

    @BeforeEach
    void open() {
        documents = Documents.in(folder);
    }

    @Test
    void aContentIsKeptByItsHashAndReadAsItWas() throws IOException {
        Content content = keep(PDF, "cv.pdf");

        assertThat(content.size()).isEqualTo(PDF.length);
        assertThat(content.type()).isEqualTo("application/pdf");
        assertThat(documents.has(content.sha256())).isTrue();
        try (InputStream in = documents.open(content.sha256())) {
            assertThat(in.readAllBytes()).isEqualTo(PDF);
        }
    }

    @Test
    void theSameContentUnderTwoNamesIsOneFile() throws IOException {
        assertThat(keep(PDF, "one.pdf")).isEqualTo(keep(PDF, "two.pdf"));
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatIsTooLargeLeavesNothing() {
        assertThatThrownBy(() -> documents.keep(new ByteArrayInputStream(PDF), "cv.pdf", PDF.length - 1))
                .isInstanceOf(TooLargeException.class)
                .hasMessageContaining(String.valueOf(PDF.length - 1));
        assertThat(files()).isEmpty();
    }

    @Test
    void whatBreaksOffLeavesNothing() {
        InputStream broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("gone");
                }
                return 'x';
            }
        };

        assertThatThrownBy(() -> documents.keep(broken, null, Long.MAX_VALUE)).hasMessage("gone");
        assertThat(files()).isEmpty();
    }

    @Test
    void theBytesTellTheTypeWhateverTheName() throws IOException {
        assertThat(keep(PDF, "photo.png").type()).isEqualTo("application/pdf");
        assertThat(keep(PDF, null).type()).isEqualTo("application/pdf");
    }

    @Test
    void aNameThatIsNoHashReachesNoFile() {
        assertThatThrownBy(() -> documents.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    private Content keep(byte[] bytes, String name) throws IOException {
        return documents.keep(new ByteArrayInputStream(bytes), name, bytes.length);
    }

    private Path[] files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toArray(Path[]::new);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
