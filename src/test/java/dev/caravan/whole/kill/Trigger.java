package dev.caravan.whole.kill;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills the process that it is in, with SIGKILL, when it is pulled often enough. It is put on the boot class path there,
 * where every class loader finds it, and so it rests on nothing but the JDK.
 */
public final class Trigger {

    private static volatile String threads = "";
    private static final AtomicInteger LEFT = new AtomicInteger(Integer.MAX_VALUE);

    private Trigger() {}

    /** From now on: the n-th pull by a thread whose name begins so. */
    public static void set(String threadPrefix, int nth) {
        threads = threadPrefix;
        LEFT.set(nth);
    }

    /** Called at the point. Does not return when this is the time. */
    public static void pull() {
        if (Thread.currentThread().getName().startsWith(threads) && LEFT.decrementAndGet() == 0) {
            kill();
        }
    }

    private static void kill() {
        try {
            new ProcessBuilder("sh", "-c", "kill -9 " + ProcessHandle.current().pid())
                    .inheritIO()
                    .start();
            new CountDownLatch(1).await();
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(1);
        }
    }
}
