package dev.caravan.delivery;

import io.quarkus.arc.Unremovable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpActivityListener;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;

/**
 * Watches what delivery routes send over HTTP, at the one place where it is known for certain: a request counts as sent
 * from the moment that its connection stands. Each request has a deadline for the whole of its answer, so that a vendor
 * that answers a byte at a time can't hold a lease for ever, and is read only so far, by {@link LimitedAnswer}.
 */
@Named("wire")
@Singleton
@Unremovable
class Wire implements HttpActivityListener, HttpClientConfigurer {

    private static final String EXCHANGE = "org.apache.camel.Exchange";

    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "delivery-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    Wire() {
        deadlines.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.addExecInterceptorFirst("caravan-begin", this::begin);
        builder.addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "caravan-wire", this::transport);
    }

    /** Comes only after the connection stands, which is too late to take down a request that found none. */
    @Override
    public void onRequestSubmitted(
            Object source, Exchange exchange, HttpHost host, HttpRequest request, HttpEntity entity) {
        // taken down by begin
    }

    @Override
    public void onResponseReceived(
            Object source, Exchange exchange, HttpHost host, HttpResponse response, HttpEntity entity, long elapsed) {
        AttemptLog.of(exchange).answered(response.getCode(), retryAfter(response));
    }

    @PreDestroy
    void stop() {
        deadlines.shutdownNow();
    }

    private ClassicHttpResponse begin(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Exchange exchange = exchange(scope);
        byte[] body = request.getEntity() == null
                ? null
                : JsonBody.shown(exchange.getMessage().getBody());
        AttemptLog.of(exchange).begin(request.getMethod(), scope.route.getTargetHost() + request.getRequestUri(), body);
        if (Rehearsal.isOne(exchange)) {
            throw Rehearsal.end(exchange, request);
        }
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getEntity() != null) {
            response.setEntity(new LimitedAnswer(response.getEntity(), scope.execRuntime::discardEndpoint));
        }
        return response;
    }

    private ClassicHttpResponse transport(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        AttemptLog log = AttemptLog.of(exchange(scope));
        ExecRuntime connection = scope.execRuntime;
        log.askToSend();
        log.sent(deadlines.schedule(connection::discardEndpoint, log.timeLeft().toMillis(), TimeUnit.MILLISECONDS));
        return chain.proceed(request, scope);
    }

    /** As one header, when it came several times. */
    private static String retryAfter(HttpResponse response) {
        Header[] headers = response.getHeaders("Retry-After");
        return headers.length == 0
                ? null
                : Stream.of(headers).map(Header::getValue).collect(Collectors.joining(", "));
    }

    private static Exchange exchange(ExecChain.Scope scope) {
        return (Exchange) scope.clientContext.getAttribute(EXCHANGE);
    }
}
