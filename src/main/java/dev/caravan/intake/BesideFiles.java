package dev.caravan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** The files in the folder of a candidate file and below it. No link is followed, and the case of a name counts. */
final class BesideFiles implements Enclosures {

    private final Path folder;
    private final BiPredicate<Path, FileStamp> isStill;
    private final Grace grace;
    private final Map<Path, Boolean> named = new HashMap<>();
    private final Map<Path, FileStamp> found = new HashMap<>();

    /**
     * How long it may take until the files that a candidate file names are there.
     *
     * @param atMost in all
     * @param isOver whether that has passed
     * @param wanted hears the paths of the files that are named, as long as it has not
     */
    record Grace(Duration atMost, boolean isOver, Consumer<Collection<Path>> wanted) {

        /** For somebody who only looks. */
        static final Grace NONE = new Grace(Duration.ZERO, true, paths -> {});
    }

    /** @param isStill whether a file with that stamp is no longer written */
    BesideFiles(Path folder, BiPredicate<Path, FileStamp> isStill, Grace grace) {
        this.folder = folder;
        this.isStill = isStill;
        this.grace = grace;
    }

    /** The files beside one that somebody wants to look at; they are taken as they are. */
    static Enclosures lookingAt(Path file) {
        return new BesideFiles(file.toAbsolutePath().getParent(), (path, stamp) -> true, Grace.NONE);
    }

    @Override
    public Optional<Enclosure> find(EnclosureName name) throws IOException {
        Optional<Path> path = path(name);
        return path.isPresent() && isWhole(path.get()) ? Optional.of(new Lying(path.get())) : Optional.empty();
    }

    /** Whether the file is no longer written to; then it is remembered as it is now. */
    private boolean isWhole(Path path) throws IOException {
        FileStamp stamp = FileStamp.of(path);
        boolean isWhole = isStill.test(path, stamp);
        if (isWhole) {
            found.put(path, stamp);
        }
        return isWhole;
    }

    @Override
    public String expected() {
        return "a file of this name beside the candidate file, that is no longer written to;"
                + " drop it there, and the candidate file again";
    }

    @Override
    public String waited() {
        return grace.atMost().isZero() ? "" : " within " + inWords(grace.atMost());
    }

    @Override
    public boolean mayStillCome() {
        return !grace.isOver();
    }

    @Override
    public List<EnclosureName> awaited(Collection<EnclosureName> names) throws IOException {
        List<EnclosureName> awaited = new ArrayList<>();
        List<Path> wanted = new ArrayList<>();
        for (EnclosureName name : names) {
            Optional<Path> path = path(name);
            wanted.add(path.orElse(folder.resolve(name.path())));
            if (path.isEmpty() || !isWhole(path.get())) {
                awaited.add(name);
            }
        }
        grace.wanted().accept(wanted);
        return awaited;
    }

    @Override
    public void named(EnclosureName name, boolean refused) throws IOException {
        Optional<Path> path = path(name);
        if (path.isPresent()) {
            named.merge(path.get(), refused, Boolean::logicalOr);
        }
    }

    /** Whether the file is still as it was found, so that its content is the one that was taken. */
    boolean isAsFound(Path file) throws IOException {
        FileStamp stamp = found.get(file);
        return stamp == null || stamp.hasContentOf(FileStamp.of(file));
    }

    /** The files that were named, and whether a candidate that was refused is among those who did. */
    Map<Path, Boolean> named() {
        return named;
    }

    /** Names are given in composed form; a file system may have them in the other. */
    private Optional<Path> path(EnclosureName name) throws IOException {
        for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
            String spelled = Normalizer.normalize(name.path(), form);
            try {
                Path path = folder.resolve(spelled);
                if (isFile(path) && path.toRealPath(LinkOption.NOFOLLOW_LINKS).endsWith(Path.of(spelled))) {
                    return Optional.of(path);
                }
            } catch (InvalidPathException | NoSuchFileException none) {
                // No file can have that name, or it went away just now
            }
        }
        return Optional.empty();
    }

    private boolean isFile(Path path) {
        for (Path above = path.getParent(); !above.equals(folder); above = above.getParent()) {
            if (Files.isSymbolicLink(above)) {
                return false;
            }
        }
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** {@code 1m} or {@code 10s}, as settings have it. */
    static String inWords(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private record Lying(Path path) implements Enclosure {

        @Override
        public long size() throws IOException {
            return Files.size(path);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
