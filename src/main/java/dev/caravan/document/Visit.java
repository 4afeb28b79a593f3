package dev.caravan.document;

import dev.caravan.document.UrlGuard.Target;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * One request to a target, over a connection of its own to the very addresses that were looked at. It knows no proxy, no
 * cookies and no credentials, follows nothing, unpacks nothing, and asks once.
 */
final class Visit implements Closeable {

    private static final TlsSocketStrategy TLS = DefaultClientTlsStrategy.createDefault();
    private static final Http1Config BOUNDED = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(200)
            .setMaxEmptyLineCount(10)
            .build();

    private final Target target;
    private final CloseableHttpClient client;
    private boolean isOver;
    private Socket socket;

    Visit(Target target, Timeout atMost) {
        this.target = target;
        BasicHttpClientConnectionManager connection = new BasicHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(
                        sockets(),
                        null,
                        addresses(),
                        RegistryBuilder.<TlsSocketStrategy>create()
                                .register("https", TLS)
                                .build()),
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(BOUNDED)
                        .build());
        connection.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(atMost)
                .setSocketTimeout(atMost)
                .build());
        client = HttpClientBuilder.create()
                .setConnectionManager(connection)
                .setUserAgent("Caravan")
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    /** The answer, whose body is still to be read. */
    ClassicHttpResponse get() throws IOException {
        HttpGet request = new HttpGet(target.uri());
        request.setHeader("Accept", "*/*");
        return client.executeOpen(
                new HttpHost(target.isSecure() ? "https" : "http", bare(target.host()), target.port()), request, null);
    }

    /** Ends it wherever it is: while it connects, shakes hands, or reads a byte at a time. */
    synchronized void breakOff() {
        isOver = true;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // it is of no use any more either way
            }
        }
    }

    @Override
    public void close() {
        breakOff();
        client.close(CloseMode.IMMEDIATE);
    }

    private DetachedSocketFactory sockets() {
        return proxy -> {
            synchronized (this) {
                if (isOver) {
                    throw new SocketTimeoutException("broken off");
                }
                socket = new Socket(Proxy.NO_PROXY);
                return socket;
            }
        };
    }

    private DnsResolver addresses() {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return target.addresses().toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
