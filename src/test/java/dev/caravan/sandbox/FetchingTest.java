package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.caravan.sandbox.RunningSandbox.Reply;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the vendors that fetch do with the addresses that they are given. */
class FetchingTest {

    private static final byte[] PDF = "%PDF-1.4\nAda".getBytes(StandardCharsets.US_ASCII);
    private static final String HASH = FileContent.sha256(PDF);

    @RegisterExtension
    static final RunningSandbox VENDORS = new RunningSandbox(Map.of());

    private HttpServer files;

    @BeforeEach
    void serve() throws Exception {
        files = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        serve("/cv.pdf", 200, PDF);
        serve("/letter.txt", 200, "Dear all".getBytes(StandardCharsets.US_ASCII));
        serve("/large.pdf", 200, Arrays.copyOf(PDF, 5_000_001));
        files.start();
    }

    @AfterEach
    void stop() {
        files.stop(0);
    }

    @Test
    void welcomekitKeepsWhatItFetched() throws Exception {
        Reply reply = welcomekit(at("/cv.pdf"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body().path("resume_size").asInt()).isEqualTo(PDF.length);
        assertThat(reply.body().path("resume_content_type").asText()).isEqualTo("application/pdf");
        assertThat(VENDORS.received("welcomekit")
                        .at("/0/data/resume_file/sha256")
                        .asText())
                .isEqualTo(HASH);
    }

    @Test
    void welcomekitRefusesWhatIsNotThereOrOfAnotherTypeOrTooLarge() throws Exception {
        assertThat(words(welcomekit(at("/nothing")))).contains("remote_resume_url: 404");
        assertThat(words(welcomekit("http://127.0.0.1:1/cv.pdf"))).contains("remote_resume_url: 0");
        assertThat(words(welcomekit(at("/letter.txt")))).contains("text/plain of 8 bytes");
        assertThat(words(welcomekit(at("/large.pdf")))).contains("5000001 bytes");
        assertThat(VENDORS.received("welcomekit")).isEmpty();
    }

    @Test
    void nobodyFetchesFromElsewhere() throws Exception {
        Reply reply = welcomekit("https://example.org/cv.pdf");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body().path("resume_size").isNull()).isTrue();
    }

    @Test
    void mergeKeepsAndListsWhatItFetched() throws Exception {
        String id = merge("POST", "/candidates", "{'model':{'first_name':'Ada'},'remote_user_id':'u'}")
                .body()
                .at("/model/id")
                .asText();

        assertThat(attach(id, at("/cv.pdf")).status()).isEqualTo(201);
        Reply refused = attach(id, at("/nothing"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/problem_type").asText()).isEqualTo("CORRUPTED_FILE");
        Reply list = merge("GET", "/attachments?candidate_id=" + id + "&page_size=100", null);
        assertThat(list.body().at("/results").findValuesAsText("sha256")).containsExactly(HASH);
        assertThat(list.body().path("next").isNull()).isTrue();
    }

    private void serve(String path, int status, byte[] body) {
        files.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private String at(String path) {
        return "http://127.0.0.1:" + files.getAddress().getPort() + path;
    }

    private static String words(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        return reply.body().path("error_description").asText();
    }

    private static Reply welcomekit(String resume) throws Exception {
        String body = "{'organization_reference':'" + WelcomekitSandbox.ORGANIZATION + "','job_reference':'"
                + WelcomekitSandbox.JOB + "','email':'ada@example.org','firstname':'Ada','lastname':'Lovelace',"
                + "'remote_resume_url':'" + resume + "'}";
        return VENDORS.json(
                "POST",
                "/welcomekit/api/v1/external/candidates",
                body,
                "Authorization",
                "Bearer " + WelcomekitSandbox.API_KEY);
    }

    private static Reply attach(String id, String url) throws Exception {
        return merge(
                "POST",
                "/attachments",
                "{'model':{'file_name':'cv.pdf','file_url':'" + url + "','candidate':'" + id
                        + "','attachment_type':'RESUME'},'remote_user_id':'u'}");
    }

    private static Reply merge(String method, String path, String body) throws Exception {
        return VENDORS.json(
                method,
                "/merge" + path,
                body,
                "Authorization",
                "Bearer " + MergeSandbox.API_KEY,
                "X-Account-Token",
                MergeSandbox.ACCOUNT_TOKEN);
    }
}
