package dev.caravan.document;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Brings files and folders onto the disk, several at a time: a file system writes its journal once for those who wait. */
final class Syncing {

    private static final int AT_A_TIME = 8;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_A_TIME, AT_A_TIME, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Syncing::daemon);

    Syncing() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** Returns when all of them are on the disk. Throws {@link DocumentsUnavailableException} when one can't be. */
    void all(Collection<Path> paths) {
        List<Future<?>> underWay = paths.stream()
                .<Future<?>>map(path -> threads.submit(() -> sync(path)))
                .toList();
        for (Future<?> one : underWay) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DocumentsUnavailableException(e);
            } catch (ExecutionException e) {
                throw new DocumentsUnavailableException((Exception) e.getCause());
            }
        }
    }

    private static Void sync(Path path) throws IOException {
        StandardOpenOption option = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
        return null;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "document-sync");
        thread.setDaemon(true);
        return thread;
    }
}
