package dev.caravan.ledger;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A process that looks into the ledger beside the one that works on it: it reads, and neither claims nor writes. */
public final class LookOnly {

    /** The property that asks for it. */
    public static final String ASKED = "preview.only";

    private static final int BUSY_MILLIS = 5000;

    private LookOnly() {}

    /** Whether this process only looks. */
    public static boolean isAsked(Config config) {
        return config.getOptionalValue(ASKED, Boolean.class).orElse(false);
    }

    /** The ledger's file, which no migration and no change touches. */
    static DataSource database(Path file) {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setReadOnly(true);
        settings.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource database = new SQLiteDataSource(settings);
        database.setUrl("jdbc:sqlite:" + file);
        return database;
    }
}
