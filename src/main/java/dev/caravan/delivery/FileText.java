package dev.caravan.delivery;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ValueNode;
import dev.caravan.candidate.Document.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Base64;
import java.util.Objects;

/**
 * A text of a request body that is a file in base64, perhaps after a prefix. The file is never held in memory: the value of
 * this node is its beginning only, and the rest is read from the store while the request goes out.
 */
public final class FileText extends ValueNode {

    private static final long serialVersionUID = 1;

    /** A multiple of three bytes needs no padding, so that it is a beginning of the whole. */
    private static final int BEGINNING = 30;

    /** Where the file is read. */
    interface Source {
        InputStream open() throws IOException;
    }

    private final String prefix;
    private final String beginning;
    private final transient Content content;
    private final transient Source source;

    private FileText(String prefix, String beginning, Content content, Source source) {
        this.prefix = prefix;
        this.beginning = beginning;
        this.content = content;
        this.source = source;
    }

    /** @throws IOException when the file can't be read */
    static FileText of(String prefix, Content content, Source source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] beginning = in.readNBytes(BEGINNING);
            return new FileText(prefix, Base64.getEncoder().encodeToString(beginning), content, source);
        }
    }

    /** How many characters go out: all of them ASCII. */
    public long length() {
        return prefix.length() + RequestSize.ofBase64(content.size());
    }

    /** What people see of it. */
    String shown() {
        return prefix + "[" + content.type() + " of " + content.size() + " bytes, SHA-256 "
                + content.sha256().substring(0, 12) + "…]";
    }

    @Override
    public JsonNodeType getNodeType() {
        return JsonNodeType.STRING;
    }

    @Override
    public JsonToken asToken() {
        return JsonToken.VALUE_STRING;
    }

    @Override
    public String textValue() {
        return prefix + beginning;
    }

    @Override
    public String asText() {
        return textValue();
    }

    @Override
    public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
        if (provider.getAttribute(JsonBody.SHOWN) != null) {
            out.writeString(shown());
            return;
        }
        try (Reader text = new Base64Reader(prefix, source.open())) {
            out.writeString(text, -1);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileText text && prefix.equals(text.prefix) && content.equals(text.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(prefix, content);
    }
}
