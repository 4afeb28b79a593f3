package dev.caravan.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Objects;

/** The file that a ledger was opened as. None in its place, or another one, is not the ledger. */
record DatabaseFile(Path path, Object identity) {

    static DatabaseFile of(String path) throws SQLException {
        Path file = Path.of(path);
        return new DatabaseFile(file, path.isEmpty() ? null : identity(file));
    }

    /** Throws when the file that stands there now is not the one that was opened. */
    void check() throws SQLException {
        if (identity != null && !Objects.equals(identity, identity(path))) {
            throw new SQLException(
                    path + " is another file than the one that was opened; put that one back, or start again");
        }
    }

    /** Throws when there is no room on its disk for two more of that size: one in the log, and one as a temporary file. */
    void checkRoomForAnother() throws SQLException {
        try {
            long free = Files.getFileStore(path).getUsableSpace();
            if (identity != null && free < 2 * Files.size(path)) {
                throw new SQLException("To be written anew, " + path + " needs twice as much room on its disk again: "
                        + 2 * Files.size(path) + " bytes, and there are " + free);
            }
        } catch (IOException e) {
            throw new SQLException(path + " can't be looked at: " + e.getMessage(), e);
        }
    }

    /** What tells one file from another of the same name; null where the file system has no such thing. */
    private static Object identity(Path path) throws SQLException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            throw new SQLException(path + " is gone; put it back, or start again", e);
        } catch (IOException e) {
            throw new SQLException(path + " can't be looked at: " + e.getMessage(), e);
        }
    }
}
