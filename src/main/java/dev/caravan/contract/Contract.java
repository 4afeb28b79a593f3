package dev.caravan.contract;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a vendor's documents ask of a request, written down as OpenAPI 3.1 in {@code <vendor>.openapi.yaml}. Two
 * extensions of ours say how it is configured and what it lets us promise: {@code x-config-keys} at security schemes
 * and path parameters, and {@code x-guarantee} at the root.
 */
public final class Contract {

    private static final String SUFFIX = ".openapi.yaml";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final String vendor;
    private final Map<String, Operation> operations;
    private final List<Operation> mostLiteralFirst;
    private final List<List<String>> credentialAlternatives;
    private final Guarantee guarantee;

    private Contract(
            String vendor, List<Operation> operations, List<List<String>> credentialAlternatives, Guarantee guarantee) {
        this.vendor = vendor;
        this.operations = operations.stream().collect(toMap(Operation::id, operation -> operation));
        this.mostLiteralFirst = operations.stream()
                .sorted(Comparator.comparing(operation -> operation.template().parameters()))
                .toList();
        this.credentialAlternatives = credentialAlternatives;
        this.guarantee = guarantee;
    }

    /**
     * Reads {@code <vendor>.openapi.yaml}.
     *
     * @throws ContractException when the file is missing or no usable contract; it names the file and what is wrong
     */
    public static Contract read(Path openApi) {
        OpenApiDocument document = OpenApiDocument.read(openApi);
        String file = openApi.getFileName().toString();
        if (!file.endsWith(SUFFIX)) {
            throw document.problem("a contract is named <vendor>" + SUFFIX);
        }
        return new Contract(
                file.substring(0, file.length() - SUFFIX.length()),
                readOperations(document),
                readCredentialAlternatives(document),
                readGuarantee(document));
    }

    /** The vendor's name, from the file's. */
    public String vendor() {
        return vendor;
    }

    /**
     * The operation of that name.
     *
     * @throws ContractException when there is none; it names those that there are
     */
    public Operation operation(String operationId) {
        Operation operation = operations.get(operationId);
        if (operation == null) {
            throw new ContractException("The contract of " + vendor + " has no operation \"" + operationId
                    + "\"; it has " + String.join(", ", new TreeSet<>(operations.keySet())));
        }
        return operation;
    }

    /** The operation that a request asks for, by its method and its path (encoded, without query) below the base URL. */
    public Optional<Match> match(String method, String path) {
        return mostLiteralFirst.stream()
                .filter(operation -> operation.method().equals(method))
                .flatMap(operation ->
                        operation.template().match(path).stream().map(parameters -> new Match(operation, parameters)))
                .findFirst();
    }

    /** The configuration keys of the credentials: one of the lists must be there in full. Empty when none are needed. */
    public List<List<String>> credentialAlternatives() {
        return credentialAlternatives;
    }

    /** The configuration keys beside the credentials without which no request can be addressed. */
    public List<String> requiredKeys() {
        return operations.values().stream()
                .flatMap(operation -> operation.parameters().stream())
                .flatMap(parameter -> parameter.configurationKeys().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What the vendor lets us promise. */
    public Guarantee guarantee() {
        return guarantee;
    }

    /** An operation with the path parameters, decoded, of the request that asked for it. */
    public record Match(Operation operation, Map<String, String> pathParameters) {}

    private static List<Operation> readOperations(OpenApiDocument document) {
        Map<String, Operation> operations = new LinkedHashMap<>();
        document.root().path("paths").properties().forEach(path -> {
            for (var member : path.getValue().properties()) {
                if (METHODS.contains(member.getKey())) {
                    Operation operation = Operation.read(member.getKey(), path.getKey(), path.getValue(), document);
                    if (operation.id().isEmpty() || operations.put(operation.id(), operation) != null) {
                        throw document.problem(
                                "needs an operationId of its own at " + operation.method() + " " + operation.path());
                    }
                }
            }
        });
        return List.copyOf(operations.values());
    }

    private static List<List<String>> readCredentialAlternatives(OpenApiDocument document) {
        JsonNode schemes = document.root().path("components").path("securitySchemes");
        List<List<String>> alternatives = new ArrayList<>();
        for (JsonNode alternative : document.root().path("security")) {
            List<String> keys = new ArrayList<>();
            alternative.fieldNames().forEachRemaining(scheme -> {
                List<String> ofScheme = document.configurationKeys(schemes.path(scheme));
                if (ofScheme.isEmpty()) {
                    throw document.problem("the security scheme \"" + scheme + "\" is missing or has no x-config-keys");
                }
                keys.addAll(ofScheme);
            });
            alternatives.add(List.copyOf(keys));
        }
        return List.copyOf(alternatives);
    }

    private static Guarantee readGuarantee(OpenApiDocument document) {
        String guarantee = document.root().path("x-guarantee").asText("none");
        return Guarantee.of(guarantee)
                .orElseThrow(
                        () -> document.problem("x-guarantee is upsert, lookup or none, not \"" + guarantee + "\""));
    }
}
