package dev.caravan.sandbox;

import static java.util.stream.Collectors.partitioningBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.contract.Contract;
import dev.caravan.contract.Operation;
import dev.caravan.schema.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Stands before a vendor: only what is let in and holds against the contract reaches it. */
final class Gate implements Counterpart {

    private final Contract contract;
    private final Vendor vendor;

    Gate(Contract contract, Vendor vendor) {
        this.contract = contract;
        this.vendor = vendor;
    }

    @Override
    public String operation(String method, String path) {
        return contract.match(method, path).map(match -> match.operation().id()).orElse("unknown");
    }

    @Override
    public List<String> addresses(Request request) {
        if (vendor.fetches().isEmpty() || request.body().length == 0) {
            return List.of();
        }
        try {
            JsonNode body = Json.MAPPER.readTree(request.body());
            return vendor.fetches().stream()
                    .map(pointer -> body.at(pointer).asText())
                    .filter(address -> !address.isEmpty())
                    .toList();
        } catch (IOException noJson) {
            return List.of();
        }
    }

    @Override
    public Answer answer(Request request) {
        return contract.match(request.method(), request.path())
                .map(match -> answer(match, request))
                .orElseGet(() -> vendor.trouble(404, "There is no " + request.method() + " " + request.path()));
    }

    private Answer answer(Contract.Match match, Request request) {
        try {
            return answer(match.operation(), Call.of(match, request));
        } catch (IOException noJson) {
            return vendor.trouble(400, "The body is not valid JSON");
        } catch (IllegalArgumentException wrong) {
            return vendor.trouble(400, wrong.getMessage());
        }
    }

    private Answer answer(Operation operation, Call call) {
        if (!vendor.admits(call)) {
            return vendor.trouble(vendor.unauthorized(), "The credentials are missing or not valid");
        }
        Map<Boolean, List<Violation>> forgiven =
                violations(operation, call).stream().collect(partitioningBy(vendor::forgives));
        return forgiven.get(false).isEmpty()
                ? vendor.answer(call.forgiving(forgiven.get(true)))
                : vendor.refusal(forgiven.get(false));
    }

    private static List<Violation> violations(Operation operation, Call call) {
        Request request = call.request();
        List<Violation> violations =
                new ArrayList<>(operation.parameterViolations(call.path(), request.query(), request.headers()));
        String contentType = request.header("Content-Type");
        if (operation.takesBody() && !contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            violations.add(new Violation(
                    "/header/Content-Type", "application/json", contentType.isEmpty() ? "nothing" : contentType));
        }
        if (!operation.takesBody() && request.body().length > 0) {
            violations.add(new Violation("", "no body", "one"));
        }
        violations.addAll(operation.violations(call.body()));
        return violations;
    }

    @Override
    public Manners manners() {
        return vendor;
    }
}
