package dev.caravan.sandbox;

import dev.caravan.contract.Contract;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The five vendors under one roof, each behind its gate and its desk. */
final class House {

    private final Archive archive;
    private final EnboarderTokens tokens;
    private final EnboarderSandbox enboarder;
    private final MergeSandbox merge;
    private final Map<String, Vendor> vendors = new LinkedHashMap<>();
    private final Map<String, Desk> desks = new LinkedHashMap<>();

    House(Path contracts, Clock clock, Vertx vertx) {
        archive = new Archive(clock);
        tokens = new EnboarderTokens(clock);
        enboarder = new EnboarderSandbox(archive, tokens);
        merge = new MergeSandbox(archive);
        List<Vendor> all = List.of(
                new JarviSandbox(archive),
                new WelcomekitSandbox(archive),
                new CollectiveSandbox(archive),
                merge,
                enboarder);
        for (Vendor vendor : all) {
            String name = vendor.name();
            Contract contract = Contract.read(contracts.resolve(name).resolve(name + ".openapi.yaml"));
            vendors.put(name, vendor);
            desks.put(name, new Desk(vertx, clock, new Gate(contract, vendor)));
        }
        desks.put("enboarder-token", new Desk(vertx, clock, tokens));
    }

    /** By name, in the order in which they are shown. */
    Map<String, Vendor> vendors() {
        return vendors;
    }

    /** By name; one more than there are vendors, because tokens are asked for at a desk of their own. */
    Map<String, Desk> desks() {
        return desks;
    }

    Archive archive() {
        return archive;
    }

    EnboarderTokens tokens() {
        return tokens;
    }

    EnboarderSandbox enboarder() {
        return enboarder;
    }

    MergeSandbox merge() {
        return merge;
    }
}
