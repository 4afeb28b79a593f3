package dev.caravan.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The inbox and the folders in it that Caravan keeps: their names start with a dot, so that they are never read as
 * candidates. Each mirrors the subfolders of the inbox.
 */
record InboxFolders(Path inbox) {

    private static final int LONGEST_NAME = 255;
    private static final int TRIES = 100;

    Path claimed() {
        return inbox.resolve(".claimed");
    }

    Path done() {
        return inbox.resolve(".done");
    }

    Path refused() {
        return inbox.resolve(".refused");
    }

    /** All of those in it that Caravan keeps. */
    Set<Path> kept() {
        return Set.of(claimed(), done(), refused());
    }

    void create() throws IOException {
        for (Path folder : kept()) {
            Files.createDirectories(folder);
        }
    }

    /** The folder in {@code base} for what was dropped into that subfolder; made when it is not there. */
    static Path mirror(Path base, Path subfolder) throws IOException {
        Path folder = base;
        if (subfolder != null) {
            for (Path name : subfolder) {
                folder = besideFiles(folder.resolve(name));
            }
        }
        return Files.isDirectory(folder) ? folder : made(folder);
    }

    /** Moves a file to where it is filed, also when the folder goes just now with the last of its files. */
    static void move(Path file, Path to) throws IOException {
        for (int i = 1; ; i++) {
            try {
                Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (NoSuchFileException e) {
                if (i == TRIES || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw e;
                }
                made(to.getParent());
            }
        }
    }

    /** What is above it may go meanwhile, too. */
    private static Path made(Path folder) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return Files.createDirectories(folder);
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Everything below a folder, from the outside in; what goes meanwhile is as if it had not been there. */
    static List<Path> below(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                return visitFile(path, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                all.add(path);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
                return postVisitDirectory(path, failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, IOException failure) throws IOException {
                return failure instanceof NoSuchFileException
                        ? FileVisitResult.CONTINUE
                        : super.postVisitDirectory(path, failure);
            }
        });
        all.remove(folder);
        return all;
    }

    static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException | AccessDeniedException stays) {
            return;
        }
    }

    /** A file may have the name that the folder should have: then it gets a tilde more. */
    private static Path besideFiles(Path folder) {
        Path free = folder;
        while (Files.exists(free, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(free)) {
            free = free.resolveSibling(free.getFileName() + "~");
        }
        return free;
    }

    /** The names that a file of that name may get beside others, the best first; there is always another. */
    static Stream<String> names(String name, String claim) {
        String plain = fitting(name);
        Stream<String> marked =
                IntStream.iterate(1, i -> i + 1).mapToObj(i -> distinct(plain, i == 1 ? claim : claim + "-" + i));
        return Stream.concat(Stream.of(plain), marked);
    }

    /** {@code ada.json} with {@code ~7k} is {@code ada~7k.json}. */
    static String distinct(String name, String mark) {
        int dot = name.lastIndexOf('.');
        int stem = dot > 0 ? dot : name.length();
        return name.substring(0, stem) + "~" + mark + name.substring(stem);
    }

    /** The name as it was before {@link #distinct}. */
    static String plain(String name, String mark) {
        int at = name.lastIndexOf("~" + mark);
        return at <= 0 ? name : name.substring(0, at) + name.substring(at + 1 + mark.length());
    }

    /** The name, with its stem cut so that a file system can take it with the longest ending that we put after it. */
    static String fitting(String name) {
        int room = LONGEST_NAME - 40;
        String fitting = name;
        while (fitting.getBytes(StandardCharsets.UTF_8).length > room) {
            int dot = fitting.lastIndexOf('.');
            int stem = dot > 0 && fitting.length() - dot <= 16 ? dot : fitting.length();
            int cut = fitting.offsetByCodePoints(stem, -1);
            fitting = fitting.substring(0, cut) + fitting.substring(stem);
        }
        return fitting;
    }
}
