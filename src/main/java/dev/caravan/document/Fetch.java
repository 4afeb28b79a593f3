package dev.caravan.document;

import dev.caravan.candidate.Document.Content;
import dev.caravan.document.UrlGuard.Target;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;

/** Fetches documents from where the {@link UrlGuard} allows it, and keeps them. */
final class Fetch implements Closeable {

    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final FetchSettings settings;
    private final UrlGuard guard;
    private final Documents documents;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "fetch-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    Fetch(FetchSettings settings, UrlGuard guard, Documents documents) {
        this.settings = settings;
        this.guard = guard;
        this.documents = documents;
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /**
     * What the url leads to, kept.
     *
     * @param name the name that the file was given; may be null
     */
    Content fetch(String url, String name) throws FetchException {
        long end = System.nanoTime() + settings.timeout().toNanos();
        Target target = guard.check(url);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                throw late(target);
            }
            Visit visit = new Visit(target, Timeout.of(left));
            Future<?> deadline = deadlines.schedule(visit::breakOff, left.toNanos(), TimeUnit.NANOSECONDS);
            try (visit) {
                ClassicHttpResponse answer = visit.get();
                if (!REDIRECTS.contains(answer.getCode())) {
                    return keep(target, answer, name);
                }
                target = guard.follow(target, location(target, answer));
            } catch (FetchException e) {
                throw e;
            } catch (IOException e) {
                throw inWords(target, e, System.nanoTime() - end >= 0);
            } finally {
                deadline.cancel(false);
            }
        }
        throw FetchException.hopeless(target.shown() + " redirects more than " + MOST_REDIRECTS + " times");
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }

    private static String location(Target target, ClassicHttpResponse answer) throws FetchException {
        Header location = answer.getFirstHeader("Location");
        if (location == null || location.getValue() == null) {
            throw FetchException.hopeless(target.shown() + " redirects without saying where to");
        }
        return location.getValue();
    }

    private Content keep(Target target, ClassicHttpResponse answer, String name) throws IOException {
        check(target, answer.getCode());
        HttpEntity body = answer.getEntity();
        if (body == null || body.getContentLength() == 0) {
            throw FetchException.hopeless(target.shown() + " answered with nothing in it");
        }
        if (body.getContentEncoding() != null && !body.getContentEncoding().equalsIgnoreCase("identity")) {
            throw FetchException.hopeless(target.shown()
                    + " answered with something compressed, which was not asked for and is not unpacked");
        }
        if (body.getContentLength() > settings.limit()) {
            throw tooLarge(target);
        }
        Content content = keep(target, new Arriving(body.getContent()), FetchedName.of(name, answer, target.uri()));
        if (content.size() == 0) {
            throw FetchException.hopeless(target.shown() + " answered with nothing in it");
        }
        return content;
    }

    private Content keep(Target target, Arriving in, String name) throws IOException {
        try {
            return documents.keep(in, name, settings.limit());
        } catch (TooLargeException e) {
            throw tooLarge(target);
        } catch (IOException e) {
            if (e == in.failure) {
                throw e;
            }
            throw FetchException.passing(
                    "What was fetched from " + target.shown() + " can't be kept under caravan.data/documents ("
                            + e.getClass().getSimpleName() + ")");
        }
    }

    private static void check(Target target, int status) throws FetchException {
        String said = target.shown() + " answered " + status;
        switch (status) {
            case 200:
                return;
            case 404, 410:
                throw FetchException.hopeless(said + ": there is no such document, or not any more");
            case 401, 403, 407:
                throw FetchException.hopeless(said + ": it does not let Caravan in; the url has to do without a login,"
                        + " and may have expired");
            default:
                boolean isPassing = status >= 500 || PASSING.contains(status);
                throw isPassing
                        ? FetchException.passing(said + " in place of the document")
                        : FetchException.hopeless(said + " in place of the document");
        }
    }

    private FetchException tooLarge(Target target) {
        return FetchException.hopeless(target.shown() + " has a document of more than " + settings.limit()
                + " bytes, which is the most (caravan.documents.limit)");
    }

    /** The messages of exceptions may hold the address. */
    private FetchException inWords(Target target, IOException failure, boolean isLate) {
        if (isLate || failure instanceof SocketTimeoutException) {
            return late(target);
        }
        if (failure instanceof SSLException) {
            return FetchException.passing(target.shown() + " has no secure connection that can be trusted");
        }
        return FetchException.passing("The connection to " + target.shown() + " failed, or broke before all had come ("
                + failure.getClass().getSimpleName() + ")");
    }

    private FetchException late(Target target) {
        return FetchException.passing(target.shown() + " took longer than "
                + settings.timeout().toMillis() / 1000.0 + " s (caravan.documents.fetch-timeout)");
    }

    /**
     * A body; what breaks it off is not to be taken for a failure of the store. Nobody closes it: that would read it to its end,
     * which may never come. The end of the visit ends it.
     */
    private static final class Arriving extends FilterInputStream {
        private IOException failure;

        Arriving(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            try {
                return super.read(buffer, from, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
