package dev.caravan.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;

/** Holds JSON values against one JSON Schema (2020-12, formats asserted). Compiled once, safe for all threads. */
public final class SchemaCheck {

    /** JSON Schema that takes OpenAPI's own keywords for what they are here: remarks. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
            .build();

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .preloadSchema(true)
            .build();

    private final JsonNode root;
    private final Schema schema;

    private SchemaCheck(JsonNode root) {
        this.root = root;
        this.schema = SchemaRegistry.withDialect(DIALECT, registry -> registry.schemaRegistryConfig(CONFIG))
                .getSchema(root);
    }

    /** Compiles a schema that is a document of its own: its references start at its own root. */
    public static SchemaCheck of(JsonNode schema) {
        return new SchemaCheck(schema);
    }

    /** Compiles a schema out of an OpenAPI document: its references lead to that document's components. */
    public static SchemaCheck of(JsonNode schema, JsonNode document) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.path("components"));
        return new SchemaCheck(root);
    }

    /** All problems of the value at once, one for each place; none when it holds. */
    public List<Violation> violations(JsonNode value) {
        List<Error> errors = schema.validate(value);
        return errors.isEmpty() ? List.of() : new Findings(root, value).of(errors);
    }
}
