package dev.caravan.vendor.enboarder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.caravan.SettableClock;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.Outcome.Hold;
import dev.caravan.delivery.Outcome.Hold.Cause;
import dev.caravan.delivery.OutcomeException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnboarderTokensTest {

    private static final int THREADS = 64;

    private final TokenEndpoint endpoint = new TokenEndpoint();
    private final SettableClock clock = new SettableClock();
    private final EnboarderTokens tokens = tokens(endpoint.url(), Duration.ofSeconds(20));

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void asksWithTheCredentialsInTheHeader() {
        tokens.current();

        assertThat(endpoint.requests())
                .containsExactly(
                        "POST Basic Y2xpZW50OnMlMjVjcmV0" + " grant_type=client_credentials&scope=api%2Fone+api%2Ftwo");
    }

    @Test
    void keepsTheTokenUntilShortlyBeforeItEnds() {
        assertThat(tokens.current()).isEqualTo("token-1");

        clock.advance(Duration.ofMinutes(59).minusMillis(1));
        assertThat(tokens.current()).isEqualTo("token-1");

        clock.advance(Duration.ofMillis(1));
        assertThat(tokens.current()).isEqualTo("token-2");
        assertThat(endpoint.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"'', 3540", "',\"expires_in\":0', 3540", "',\"expires_in\":\"600\"', 540", "',\"expires_in\":10', 9"})
    void takesTheLifeThatTheAnswerSaysOrElseTheDocumentsHour(String expiresIn, long seconds) {
        endpoint.answers((exchange, number) ->
                TokenEndpoint.send(exchange, 200, "{\"access_token\":\"token-" + number + "\"" + expiresIn + "}"));

        assertThat(tokens.current()).isEqualTo("token-1");
        clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
        assertThat(tokens.current()).isEqualTo("token-1");
        clock.advance(Duration.ofMillis(1));
        assertThat(tokens.current()).isEqualTo("token-2");
    }

    @Test
    void trustsNoTokenForLongerThanADay() {
        endpoint.answers((exchange, number) -> TokenEndpoint.send(
                exchange, 200, "{\"access_token\":\"token-" + number + "\",\"expires_in\":" + Long.MAX_VALUE + "}"));

        tokens.current();
        clock.advance(Duration.ofDays(1));

        assertThat(tokens.current()).isEqualTo("token-2");
    }

    @Test
    void asksOnceForAllThreads() throws InterruptedException {
        CountDownLatch allWait = new CountDownLatch(1);
        endpoint.answers((exchange, number) -> {
            awaitQuietly(allWait);
            TokenEndpoint.token(exchange, number);
        });
        Set<String> got = ConcurrentHashMap.newKeySet();

        List<Thread> threads = start(() -> got.add(tokens.current()));
        awaitAllWaiting(threads);
        allWait.countDown();
        join(threads);

        assertThat(got).containsExactly("token-1");
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void failsOnceForAllThreads() throws InterruptedException {
        CountDownLatch allWait = new CountDownLatch(1);
        endpoint.answers((exchange, number) -> {
            awaitQuietly(allWait);
            TokenEndpoint.send(exchange, 500, "");
        });
        Set<Outcome> got = ConcurrentHashMap.newKeySet();

        List<Thread> threads = start(() -> got.add(failure(tokens)));
        awaitAllWaiting(threads);
        allWait.countDown();
        join(threads);

        assertThat(got).hasSize(1);
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void asksAgainASecondAfterAFailure() {
        endpoint.answers(500, "");
        failure(tokens);
        endpoint.answersWithTokens();

        assertThat(failure(tokens)).isInstanceOf(Outcome.Retry.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.current()).isEqualTo("token-2");
    }

    @Test
    void forgetsATokenThatWasRefused() {
        tokens.forget(tokens.current());

        assertThat(tokens.current()).isEqualTo("token-2");
    }

    @Test
    void keepsTheNewTokenWhenTheOldOneIsRefusedOnceMore() {
        tokens.forget("token-1");
        tokens.current();
        tokens.forget("token-1");
        tokens.current();

        tokens.forget("token-1");

        assertThat(tokens.current()).isEqualTo("token-2");
        assertThat(endpoint.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void holdsTheVendorWhenTheClientIsRefused(int status) {
        endpoint.answers(status, "{\"error\":\"invalid_client\",\"error_description\":\"s%cret is wrong\"}");

        Outcome outcome = failure(tokens);

        assertThat(outcome).isInstanceOfSatisfying(Hold.class, hold -> assertThat(hold.cause())
                .isEqualTo(Cause.CREDENTIALS));
        assertThat(outcome.problem())
                .contains("answered " + status + " invalid_client")
                .doesNotContain("s%cret");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void holdsTheVendorForAsLongAsItIsAskedTo(int status) {
        endpoint.answers(status, "", "Retry-After", "17");

        assertThat(failure(tokens)).isInstanceOfSatisfying(Hold.class, hold -> {
            assertThat(hold.cause()).isEqualTo(Cause.THROTTLED);
            assertThat(hold.asked()).contains(Duration.ofSeconds(17));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "500, ''",
        "503, ''",
        "408, ''",
        "302, ''",
        "200, '<html>Welcome</html>'",
        "200, '{}'",
        "200, '{\"access_token\":\"two\\nlines\"}'",
        "200, ''"
    })
    void triesAgainLaterWhatIsNobodysFault(int status, String body) {
        endpoint.answers(status, body);

        assertThat(failure(tokens)).isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.problem())
                .startsWith("Enboarder gives no OAuth token, and nothing was sent: it answered " + status));
    }

    @Test
    void waitsNoLongerThanTheTimeout() {
        CountDownLatch never = new CountDownLatch(1);
        endpoint.answers((exchange, number) -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitQuietly(never);
        });

        Outcome outcome = failure(tokens(endpoint.url(), Duration.ofMillis(200)));
        never.countDown();

        assertThat(outcome.problem()).contains("had not come after 200 ms");
    }

    @Test
    void triesAgainLaterWhenNobodyIsThere() {
        endpoint.close();

        assertThat(failure(tokens)).isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.problem())
                .contains("no connection to caravan.enboarder.token-url"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.example.org/token", "not a url", "mailto:x@example.org"})
    void holdsTheVendorWhenTheTokenUrlIsNone(String url) {
        Outcome outcome = failure(tokens(url, Duration.ofSeconds(1)));

        assertThat(outcome).isInstanceOfSatisfying(Hold.class, hold -> assertThat(hold.cause())
                .isEqualTo(Cause.CREDENTIALS));
        assertThat(outcome.problem())
                .contains("caravan.enboarder.token-url is no address of the form https://…")
                .doesNotContain(url);
    }

    private EnboarderTokens tokens(String url, Duration timeout) {
        return new EnboarderTokens(new OAuthClient("client", "s%cret", url, "api/one api/two"), timeout, clock);
    }

    private static Outcome failure(EnboarderTokens tokens) {
        return catchThrowableOfType(OutcomeException.class, tokens::current).outcome();
    }

    private static List<Thread> start(Runnable work) {
        List<Thread> threads =
                IntStream.range(0, THREADS).mapToObj(i -> new Thread(work)).toList();
        threads.forEach(Thread::start);
        return threads;
    }

    private static void awaitAllWaiting(List<Thread> threads) {
        Set<Thread.State> waiting = Set.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING);
        await().until(() -> threads.stream().map(Thread::getState).allMatch(waiting::contains));
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(30).toMillis());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
