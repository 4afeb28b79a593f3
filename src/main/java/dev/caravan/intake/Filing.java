package dev.caravan.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts a file that was accepted where people look for it: the refused records into {@code .refused}, its receipt and the
 * file itself into {@code .done}. It is done by renames, the file itself last: a crash between two of them leaves the
 * claim, so that the file is read again and the same renames are made again. The receipt and the problems name the claim,
 * which tells them from those of another file of that name; this one then gets the claim into its names.
 */
@Singleton
final class Filing {

    /** What is written beside a file in {@code .done}. */
    static final String RECEIPT = ".receipt.json";

    /** What is written beside a file in {@code .refused}. */
    static final String PROBLEMS = ".problems.json";

    /** Files of one name are filed one after the other. */
    private final List<Object> drawers =
            IntStream.range(0, 64).mapToObj(i -> new Object()).toList();

    void file(ClaimedFile file) throws IOException {
        synchronized (drawers.get(Math.floorMod(file.label().hashCode(), drawers.size()))) {
            for (Move move : moves(file)) {
                move.make();
            }
        }
    }

    /** The renames that are left to do, in their order. */
    List<Move> moves(ClaimedFile file) throws IOException {
        Path done = InboxFolders.mirror(file.folders().done(), file.subfolder());
        Path refused = file.hasRefusals() ? InboxFolders.mirror(file.folders().refused(), file.subfolder()) : null;
        String name = freeName(file, done, refused);
        List<Move> moves = new ArrayList<>();
        if (refused != null) {
            moves.add(new Move(file.problemsPath(), problems(refused, name)));
            moves.add(new Move(file.refusedPath(), refused.resolve(name)));
        }
        moves.add(new Move(file.receiptPath(), receipt(done, name)));
        moves.add(new Move(file.path(), done.resolve(name)));
        return moves;
    }

    private static String freeName(ClaimedFile file, Path done, Path refused) throws IOException {
        for (String name : (Iterable<String>) InboxFolders.names(file.name(), file.claim())::iterator) {
            if (isFree(done.resolve(name), receipt(done, name), file.claim())
                    && (refused == null || isFree(refused.resolve(name), problems(refused, name), file.claim()))) {
                return name;
            }
        }
        throw new IllegalStateException("There is always another name");
    }

    private static boolean isFree(Path path, Path sidecar, String claim) throws IOException {
        return exists(sidecar) ? claim.equals(claimOf(sidecar)) : !exists(path);
    }

    private static Path receipt(Path folder, String name) {
        return folder.resolve(name + RECEIPT);
    }

    private static Path problems(Path folder, String name) {
        return folder.resolve(name + PROBLEMS);
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** The claim that a receipt or a list of problems is of; null when it is neither. */
    private static String claimOf(Path sidecar) throws IOException {
        if (!Files.isRegularFile(sidecar)) {
            return null;
        }
        try (JsonParser parser = JsonFormat.FACTORY.createParser(sidecar.toFile())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("claim")) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return null;
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            return null;
        }
    }

    /** A rename that replaces what is there: that can only be our own, of before a crash. */
    record Move(Path from, Path to) {

        void make() throws IOException {
            InboxFolders.move(from, to);
        }
    }
}
