package dev.caravan.ledger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/** Opens the one ledger of this process: its folder, its tables, its writer. */
@Singleton
class LedgerHouse {

    private Retention retention;
    private ErasureEnds erasures;

    @Produces
    @Singleton
    Ledger open(
            @DataSource("sqlite") AgroalDataSource database,
            @FlywayDataSource("sqlite") Flyway migrations,
            @ConfigProperty(name = "caravan.data") Path data,
            Config config,
            Clock clock) {
        if (LookOnly.isAsked(config)) {
            return look(database, migrations, data.resolve("caravan.db"), clock);
        }
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "caravan.data: cannot make the folder " + data.toAbsolutePath() + " (" + e.getMessage() + ")", e);
        }
        migrations.migrate();
        Ledger ledger = Ledger.inSqlite(database, clock, ErasureKey.of(config));
        ledger.erasures().check();
        return ledger;
    }

    /** Where there is no ledger yet, an empty one stands in: who looks has set the database to a temporary file. */
    private static Ledger look(AgroalDataSource empty, Flyway migrations, Path file, Clock clock) {
        if (Files.exists(file)) {
            return Ledger.inSqlite(LookOnly.database(file), clock);
        }
        migrations.migrate();
        return Ledger.inSqlite(empty, clock);
    }

    @Produces
    @Singleton
    Operations operations(Ledger ledger) {
        return ledger.operations();
    }

    @Produces
    @Singleton
    DocumentUse documents(Ledger ledger) {
        return DocumentUse.of(ledger);
    }

    @Produces
    @Singleton
    Departures departures(Ledger ledger) {
        return Departures.of(ledger);
    }

    @Produces
    @Singleton
    Erasures erasures(Ledger ledger) {
        return ledger.erasures();
    }

    void forgetWhatIsOld(@Observes StartupEvent started, Ledger ledger, Config config) {
        if (!LookOnly.isAsked(config)) {
            retention = ledger.retention(RetentionSettings.of(config)).start();
            erasures = new ErasureEnds(ledger.erasures()).start();
        }
    }

    /** After the routes have ended, and before the database's connections are taken away. */
    void close(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent stopping, Ledger ledger) {
        if (retention != null) {
            retention.close();
            erasures.close();
        }
        ledger.close();
    }
}
