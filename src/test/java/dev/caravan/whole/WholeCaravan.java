package dev.caravan.whole;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What most tests of the packaged jar share: the sandbox vendors and a Caravan on them, in a folder of its own and not yet
 * started. After each test the requests on the wire are held against the ledger.
 */
abstract class WholeCaravan {

    @TempDir
    Path folder;

    final SandboxDesk vendors = new SandboxDesk();
    CaravanProcess caravan;

    @BeforeEach
    void prepare() throws Exception {
        caravan = new CaravanProcess(folder, vendors.sandbox);
    }

    @AfterEach
    void compareAndClose() throws Exception {
        WireCount.compareAndClose(vendors, caravan);
    }
}
