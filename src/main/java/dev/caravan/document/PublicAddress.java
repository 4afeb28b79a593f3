package dev.caravan.document;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** Which addresses are somebody's on the internet, by the registries of IANA. */
final class PublicAddress {

    /** What is not: this host, private, shared (CGNAT), loopback, link-local, special, for tests, multicast, reserved. */
    private static final List<Network> NOT_PUBLIC = List.of(
            Network.of(0, 0, 0, 0, 8),
            Network.of(10, 0, 0, 0, 8),
            Network.of(100, 64, 0, 0, 10),
            Network.of(127, 0, 0, 0, 8),
            Network.of(169, 254, 0, 0, 16),
            Network.of(172, 16, 0, 0, 12),
            Network.of(192, 0, 0, 0, 24),
            Network.of(192, 0, 2, 0, 24),
            Network.of(192, 88, 99, 0, 24),
            Network.of(192, 168, 0, 0, 16),
            Network.of(198, 18, 0, 0, 15),
            Network.of(198, 51, 100, 0, 24),
            Network.of(203, 0, 113, 0, 24),
            Network.of(224, 0, 0, 0, 3));

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? NOT_PUBLIC.stream().noneMatch(network -> network.has(bytes))
                : isPublicV6(unit(bytes, 0), unit(bytes, 2));
    }

    /**
     * Only 2000::/3 is given out at all. In it, 2001::/23 is for protocols (Teredo too), 2002::/16 is 6to4, and 2001:db8::/32
     * and 3fff::/20 are for examples. All others, such as those that stand for an IPv4 address, are outside.
     */
    private static boolean isPublicV6(int first, int second) {
        boolean isGivenOut = (first & 0xe000) == 0x2000;
        boolean isForProtocols = first == 0x2001 && (second & 0xfe00) == 0;
        boolean isExample = (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && (second & 0xf000) == 0);
        return isGivenOut && !isForProtocols && !isExample && first != 0x2002;
    }

    private static int unit(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private record Network(int bits, int length) {
        static Network of(int a, int b, int c, int d, int length) {
            return new Network(a << 24 | b << 16 | c << 8 | d, length);
        }

        boolean has(byte[] address) {
            int other = unit(address, 0) << 16 | unit(address, 2);
            return (bits ^ other) >>> (32 - length) == 0;
        }
    }
}
