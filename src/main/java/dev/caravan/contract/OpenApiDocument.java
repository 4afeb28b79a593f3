package dev.caravan.contract;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.caravan.schema.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** An OpenAPI document as it stands in its file, with every reference known to lead somewhere. */
final class OpenApiDocument {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int LONGEST_CHAIN = 32;

    private final Path file;
    private final JsonNode root;

    private OpenApiDocument(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    static OpenApiDocument read(Path file) {
        OpenApiDocument document = new OpenApiDocument(file, parse(file));
        if (!document.root.path("openapi").asText().startsWith("3.1")) {
            throw document.problem("is no OpenAPI 3.1 document: the field \"openapi\" does not say 3.1");
        }
        document.checkReferences(document.root, "");
        return document;
    }

    private static JsonNode parse(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return YAML.readTree(reader);
        } catch (NoSuchFileException missing) {
            throw new ContractException(file + ": there is no such file", missing);
        } catch (JacksonException broken) {
            String line = broken.getLocation() == null
                    ? ""
                    : ":" + broken.getLocation().getLineNr();
            throw new ContractException(file + line + ": is no valid YAML: " + broken.getOriginalMessage(), broken);
        } catch (IOException unreadable) {
            throw new ContractException(file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    JsonNode root() {
        return root;
    }

    /** The node itself, or what its reference leads to. */
    JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        for (int i = 0; i < LONGEST_CHAIN && resolved.has("$ref"); i++) {
            resolved = root.at(resolved.path("$ref").asText().substring(1));
        }
        return resolved;
    }

    SchemaCheck check(JsonNode schema) {
        return SchemaCheck.of(schema, root);
    }

    /** The keys below {@code caravan.<vendor>.} that a security scheme or a parameter is filled from. */
    List<String> configurationKeys(JsonNode node) {
        return StreamSupport.stream(node.path("x-config-keys").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    ContractException problem(String words) {
        return new ContractException(file + ": " + words);
    }

    private void checkReferences(JsonNode node, String place) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual() && !leadsSomewhere(reference.textValue())) {
            throw problem("the reference \"" + reference.textValue() + "\" at " + place + " leads nowhere");
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> checkReferences(entry.getValue(), place + "/" + entry.getKey()));
        } else {
            for (int i = 0; i < node.size(); i++) {
                checkReferences(node.get(i), place + "/" + i);
            }
        }
    }

    private boolean leadsSomewhere(String reference) {
        return reference.startsWith("#/") && !root.at(reference.substring(1)).isMissingNode();
    }
}
