package dev.caravan.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "0.255.255.255", // this host
                "10.0.0.0",
                "10.255.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.168.0.1",
                "192.168.255.255", // private
                "100.64.0.0",
                "100.127.255.255", // shared by customers of a carrier
                "127.0.0.1",
                "127.255.255.255", // loopback
                "169.254.0.1",
                "169.254.169.254", // link-local, and the metadata of clouds
                "192.0.0.1",
                "192.0.0.170",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255", // special
                "198.51.100.7",
                "203.0.113.255", // for examples
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255", // multicast, reserved, broadcast
                "::",
                "::1",
                "::2", // unspecified, loopback
                "::127.0.0.1",
                "::ffff:0:7f00:1", // stand for IPv4
                "64:ff9b::7f00:1",
                "64:ff9b::808:808",
                "64:ff9b:1::1", // NAT64
                "100::1",
                "2001::1",
                "2001:0:4136:e378::1",
                "2001:2::1",
                "2001:10::1",
                "2001:1ff::1", // protocols, Teredo
                "2001:db8::1",
                "3fff::1",
                "3fff:fff::1", // for examples
                "2002:7f00:1::1",
                "2002:808:808::1", // 6to4
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1"
            })
    void isNot(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.0.3.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.101.0",
                "203.0.114.0",
                "223.255.255.255",
                "2000::1",
                "2001:200::1",
                "2001:db7::1",
                "2001:db9::1",
                "2003::1",
                "2606:4700::1111",
                "2a00:1450::1",
                "3fff:1000::1",
                "3ffe::1"
            })
    void is(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    /** The JDK makes an IPv4 address of what is mapped, which is looked at as one. */
    @ParameterizedTest
    @ValueSource(strings = {"::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe"})
    void isNotWhatIsMappedIntoVersionSix(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }
}
