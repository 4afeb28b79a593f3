package dev.caravan.catalogue;

import dev.caravan.contract.Contract;
import dev.caravan.contract.ContractException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The vendors as the folders under {@code <routes>/vendors} and the configuration say. There is no list of vendors
 * anywhere else: a folder with a contract makes one, and the credentials that its contract asks for switch it on.
 */
@Singleton
class VendorFolders implements Vendors {

    private final Config config;
    private final SortedMap<String, Contract> contracts = new TreeMap<>();
    private final SortedSet<String> on = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    VendorFolders(Config config, @ConfigProperty(name = "caravan.routes", defaultValue = "routes") Path routes) {
        this.config = config;
        for (String vendor : folders(routes.resolve("vendors"))) {
            try {
                add(
                        vendor,
                        Contract.read(routes.resolve("vendors").resolve(vendor).resolve(vendor + ".openapi.yaml")));
            } catch (ContractException e) {
                problems.add(e.getMessage());
            }
        }
    }

    @Override
    public SortedSet<String> known() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(contracts.keySet()));
    }

    @Override
    public SortedSet<String> on() {
        return Collections.unmodifiableSortedSet(on);
    }

    @Override
    public Contract contract(String vendor) {
        Contract contract = contracts.get(vendor);
        if (contract == null) {
            throw new ContractException("There is no vendor '" + vendor + "'; there are " + contracts.keySet());
        }
        return contract;
    }

    @Override
    public List<String> secrets(String vendor) {
        return contract(vendor).credentialAlternatives().stream()
                .flatMap(List::stream)
                .flatMap(key -> value(vendor, key).stream())
                .distinct()
                .toList();
    }

    @Override
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private void add(String vendor, Contract contract) {
        contracts.put(vendor, contract);
        List<List<String>> alternatives = contract.credentialAlternatives();
        boolean complete =
                alternatives.stream().anyMatch(keys -> missing(vendor, keys).isEmpty());
        if (complete || (alternatives.isEmpty() && value(vendor, "base-url").isPresent())) {
            on.add(vendor);
            require(vendor, contract.requiredKeys());
            requireAddress(vendor);
        } else if (alternatives.stream().flatMap(List::stream).anyMatch(key -> value(vendor, key)
                .isPresent())) {
            problems.add(inWords(vendor, alternatives) + "; only a part of that is there");
        }
    }

    private void require(String vendor, List<String> keys) {
        missing(vendor, keys)
                .forEach(key -> problems.add(
                        key(vendor, key) + ": expected a value, because " + vendor + " is on; found nothing"));
    }

    private void requireAddress(String vendor) {
        require(vendor, List.of("base-url"));
        value(vendor, "base-url")
                .filter(address -> !address.matches("https?://[^\\s/?#]+[^\\s?#]*[^\\s/?#]"))
                .ifPresent(address -> problems.add(key(vendor, "base-url")
                        + ": expected an address such as https://api.example.com/v1, without a slash at its end, found '"
                        + address + "'"));
    }

    private List<String> missing(String vendor, List<String> keys) {
        return keys.stream().filter(key -> value(vendor, key).isEmpty()).toList();
    }

    private Optional<String> value(String vendor, String key) {
        return config.getOptionalValue(key(vendor, key), String.class).filter(value -> !value.isBlank());
    }

    private static String key(String vendor, String key) {
        return "caravan." + vendor + "." + key;
    }

    private static String inWords(String vendor, List<List<String>> alternatives) {
        return alternatives.stream()
                .map(keys -> keys.stream().map(key -> key(vendor, key)).collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(", or ", vendor + " is switched on by ", ""));
    }

    private static List<String> folders(Path vendors) {
        try (Stream<Path> entries = Files.list(vendors)) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("caravan.routes: cannot list the vendors in " + vendors.toAbsolutePath(), e);
        }
    }
}
