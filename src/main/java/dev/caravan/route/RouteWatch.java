package dev.caravan.route;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The thread that looks at the route files twice a second, whatever a look ends with. */
final class RouteWatch {

    private static final Logger LOG = Logger.getLogger(RouteWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration END = Duration.ofSeconds(30);

    /** A look at the files. */
    interface Look {
        void look() throws Exception;
    }

    private final Look look;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "route-watch");
    private String told;

    RouteWatch(Look look) {
        this.look = look;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends the watch; what it waits for is waited for no more. */
    void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join(END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isClosed()) {
            try {
                look.look();
                told = null;
            } catch (Exception | LinkageError | StackOverflowError e) {
                tell(e);
            }
        }
    }

    private boolean isClosed() {
        try {
            return closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return closed.getCount() == 0;
        }
    }

    private void tell(Throwable failure) {
        if (!Objects.equals(told, failure.toString())) {
            told = failure.toString();
            LOG.errorf("The route files could not be looked at; what runs runs on; reason=%s", failure);
        }
    }
}
