package dev.caravan.delivery;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** The body of a request that carries files: written to the wire from where they are kept, each time that it is sent. */
final class JsonBody extends AbstractHttpEntity {

    /** The attribute of a writer that describes files instead of writing them. */
    static final String SHOWN = "shown";

    private static final ObjectWriter AS_SENT =
            new JsonMapper().writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    private static final ObjectWriter AS_SHOWN = AS_SENT.withAttribute(SHOWN, true);

    /** As the body of any other request: JSON is UTF-8 anyway. */
    private static final ContentType JSON = ContentType.create("application/json");

    private final JsonNode body;
    private final byte[] shown;
    private final long length;

    private JsonBody(JsonNode body, byte[] shown, long length) {
        super(JSON, null);
        this.body = body;
        this.shown = shown;
        this.length = length;
    }

    /** The body as a message of Camel carries it: its bytes, or what writes them when files are in it. */
    static Object of(JsonNode body) throws JsonProcessingException {
        List<FileText> files = new ArrayList<>();
        collect(body, files);
        byte[] shown = AS_SHOWN.writeValueAsBytes(body);
        return files.isEmpty() ? shown : new JsonBody(body, shown, length(shown, files));
    }

    /** The JSON as it is shown: files are described. */
    static byte[] shown(JsonNode body) {
        try {
            return AS_SHOWN.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is JSON", e);
        }
    }

    /** What is kept and shown of a message body; null when it is none that goes out as JSON. */
    static byte[] shown(Object body) {
        return body instanceof JsonBody carrying ? carrying.shown : body instanceof byte[] bytes ? bytes : null;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        AS_SENT.writeValue(out, body);
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("It is only ever written");
    }

    @Override
    public void close() {
        // Each writing opens and closes the files itself.
    }

    private static long length(byte[] shown, List<FileText> files) throws JsonProcessingException {
        long length = shown.length;
        for (FileText file : files) {
            length += file.length() - (AS_SHOWN.writeValueAsBytes(file).length - 2);
        }
        return length;
    }

    private static void collect(JsonNode node, List<FileText> files) {
        if (node instanceof FileText file) {
            files.add(file);
        }
        node.forEach(child -> collect(child, files));
    }
}
