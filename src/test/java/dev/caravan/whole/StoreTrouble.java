package dev.caravan.whole;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Something that keeps the ledger from committing, for as long as a test likes. */
interface StoreTrouble {

    void begin() throws Exception;

    void end() throws Exception;

    /** Another process holds the database's lock, and does not let go. */
    static StoreTrouble locked(CaravanProcess caravan) {
        return new StoreTrouble() {
            private Connection other;

            @Override
            public void begin() throws SQLException {
                other = DriverManager.getConnection(
                        "jdbc:sqlite:" + caravan.folder.resolve("data/caravan.db") + "?busy_timeout=30000");
                execute("begin exclusive");
            }

            @Override
            public void end() throws SQLException {
                execute("rollback");
                other.close();
            }

            private void execute(String sql) throws SQLException {
                try (Statement statement = other.createStatement()) {
                    statement.execute(sql);
                }
            }
        };
    }

    /** Every file may only be so long that no page of the database can be written. */
    static StoreTrouble noRoomInFiles(CaravanProcess caravan) {
        return new StoreTrouble() {
            @Override
            public void begin() throws Exception {
                limit("4096:");
            }

            @Override
            public void end() throws Exception {
                limit("unlimited:");
            }

            private void limit(String size) throws Exception {
                Program.run("prlimit", "--fsize=" + size, "--pid=" + caravan.pid());
            }
        };
    }

    /** Something else has filled the file system that the data is on. */
    static StoreTrouble diskFull(Path data) {
        Path filler = data.resolve("filler");
        return new StoreTrouble() {
            @Override
            public void begin() throws Exception {
                byte[] block = new byte[4096];
                Arrays.fill(block, (byte) 'x');
                try (var out = Files.newOutputStream(filler)) {
                    while (true) {
                        out.write(block);
                    }
                } catch (java.io.IOException full) {
                    // as it is meant
                }
            }

            @Override
            public void end() throws Exception {
                Files.delete(filler);
            }
        };
    }

    /** The folder with the data is gone, and comes back. */
    static StoreTrouble gone(Path data) {
        Path away = data.resolveSibling("away");
        return new StoreTrouble() {
            @Override
            public void begin() throws Exception {
                Files.move(data, away);
            }

            @Override
            public void end() throws Exception {
                Files.move(away, data);
            }
        };
    }
}
