package dev.caravan.document;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The company's own hosts, which documents may be fetched from though their addresses are not public. A rule is a host or
 * {@code *.} and a domain (all that is below it, and not itself), for ports 80 and 443; or one with another port.
 */
public record AllowedHosts(List<Rule> rules) {

    private static final Pattern RULE =
            Pattern.compile("(\\*\\.)?(\\[[0-9A-Fa-f:.]+]|[^\\s:/@*\\[\\]?#%]+)(?::([0-9]{1,5}))?");

    public AllowedHosts {
        rules = List.copyOf(rules);
    }

    /** Throws {@link IllegalArgumentException} that names the key and what was expected. */
    static AllowedHosts of(List<String> written) {
        return new AllowedHosts(written.stream()
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .map(AllowedHosts::rule)
                .toList());
    }

    /** Whether that host, in lower case and ASCII, is the company's at that port. */
    boolean allow(String host, int port) {
        return rules.stream().anyMatch(rule -> rule.matches(host, port));
    }

    private static Rule rule(String written) {
        Matcher rule = RULE.matcher(written);
        if (rule.matches()) {
            try {
                String name = IDN.toASCII(rule.group(2)).toLowerCase(Locale.ROOT);
                OptionalInt port =
                        rule.group(3) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(rule.group(3)));
                if (port.orElse(1) >= 1 && port.orElse(1) <= 65535) {
                    return new Rule(rule.group(1) != null, name, port);
                }
            } catch (IllegalArgumentException e) {
                // said below
            }
        }
        throw new IllegalArgumentException("caravan.documents.allowed-hosts: expected hosts such as files.example.com,"
                + " *.example.com or files.example.com:8443, separated by commas; got '" + written + "'");
    }

    /**
     * What is allowed.
     *
     * @param below whether it is what is below that name, and not itself
     * @param port empty for 80 and 443
     */
    record Rule(boolean below, String name, OptionalInt port) {
        boolean matches(String host, int at) {
            boolean isHost = below ? host.endsWith("." + name) : host.equals(name);
            return isHost && (port.isPresent() ? at == port.getAsInt() : UrlGuard.isUsual(at));
        }
    }
}
