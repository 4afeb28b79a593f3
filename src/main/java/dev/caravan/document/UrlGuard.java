package dev.caravan.document;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.URIUtils;

/**
 * Decides what may be fetched. A url comes from outside, and this server stands inside: without a guard, whoever drops a
 * candidate could read what only this server reaches. So it is http or https at their usual ports, of a host whose addresses are
 * all public, unless it is one of the company's own ({@link AllowedHosts}).
 */
final class UrlGuard {

    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._-]{1,254})(?::([0-9]{1,5}))?");
    private static final Pattern BEGINNING = Pattern.compile("^(?i)https?://[A-Za-z0-9._:\\[\\]-]{1,260}(?=[/?#]|$)");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");
    private static final String BYTE = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern V4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

    private final AllowedHosts allowed;
    private final Names names;
    private final Predicate<InetAddress> isPublic;

    UrlGuard(AllowedHosts allowed) {
        this(allowed, InetAddress::getAllByName, PublicAddress::is);
    }

    UrlGuard(AllowedHosts allowed, Names names, Predicate<InetAddress> isPublic) {
        this.allowed = allowed;
        this.names = names;
        this.isPublic = isPublic;
    }

    /** Asks for the addresses of a host. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** What the url leads to, as it may be fetched from now: asking for the addresses again could bring others. */
    Target check(String url) throws FetchException {
        try {
            return check(new URI(url));
        } catch (URISyntaxException e) {
            throw FetchException.hopeless("The url can't be read as one; correct it");
        }
    }

    /** What a redirect leads to; it is held to the same rules, and must not lead from https to http. */
    Target follow(Target from, String location) throws FetchException {
        try {
            URI uri = URIUtils.resolve(from.uri(), new URI(location.strip().replace(" ", "%20")));
            if (from.isSecure() && "http".equalsIgnoreCase(uri.getScheme())) {
                throw FetchException.hopeless(from.shown() + " redirects from https to http, which is not followed");
            }
            return check(uri);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw FetchException.hopeless(from.shown() + " redirects to an address that can't be read");
        }
    }

    /** Scheme and host of a url, for people. */
    static String shown(String url) {
        Matcher parts = BEGINNING.matcher(url);
        return parts.find() ? parts.group().toLowerCase(Locale.ROOT) : "The url";
    }

    static boolean isUsual(int port) {
        return port == 80 || port == 443;
    }

    private Target check(URI uri) throws FetchException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw FetchException.hopeless("Only addresses that start with http:// or https:// are fetched");
        }
        String written = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (written.contains("@")) {
            throw FetchException.hopeless("The url has a user in it, which is not fetched; give one without");
        }
        Matcher authority = AUTHORITY.matcher(written);
        if (!authority.matches()) {
            throw FetchException.hopeless("The url names no host that can be read; correct it");
        }
        String host = authority.group(1).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        int usual = scheme.equals("https") ? 443 : 80;
        int port = authority.group(2) == null ? usual : Integer.parseInt(authority.group(2));
        String shown = scheme + "://" + host + (port == usual ? "" : ":" + port);
        if (ENDS_IN_NUMBER.matcher(host).matches() && !V4.matcher(host).matches()) {
            throw FetchException.hopeless(shown + " writes an address in a way that is not fetched");
        }
        boolean isOwn = allowed.allow(host, port);
        if (!isOwn && !isUsual(port)) {
            throw FetchException.hopeless(shown
                    + " is not fetched: only ports 80 and 443 are, unless caravan.documents.allowed-hosts has it");
        }
        return new Target(uri, host, port, shown, addresses(host, shown, isOwn));
    }

    /** All of them have to be public: which one is taken is not up to us. */
    private List<InetAddress> addresses(String host, String shown, boolean isOwn) throws FetchException {
        List<InetAddress> addresses;
        try {
            addresses = List.of(names.addresses(host));
        } catch (UnknownHostException e) {
            throw FetchException.passing(shown + " is not known by name");
        }
        boolean standsForV4 = host.startsWith("[") && addresses.stream().anyMatch(Inet4Address.class::isInstance);
        if (!isOwn && (standsForV4 || !addresses.stream().allMatch(isPublic))) {
            throw FetchException.hopeless(
                    shown + " is not fetched: its address is not public. If it is a file server of"
                            + " your own, name it in caravan.documents.allowed-hosts");
        }
        return addresses;
    }

    /**
     * Where a request may go.
     *
     * @param addresses those that were looked at, and that the connection has to use
     * @param shown scheme and host: the rest may be a secret
     */
    record Target(URI uri, String host, int port, String shown, List<InetAddress> addresses) {
        Target {
            addresses = List.copyOf(addresses);
        }

        boolean isSecure() {
            return "https".equalsIgnoreCase(uri.getScheme());
        }
    }
}
