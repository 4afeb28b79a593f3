package dev.caravan.catalogue;

import dev.caravan.contract.Contract;
import java.util.List;
import java.util.SortedSet;

/** The vendors there are (a folder under {@code routes/vendors}), and which of them are switched on. */
public interface Vendors {

    /** Every vendor that has a folder. */
    SortedSet<String> known();

    /** Those whose credentials are configured: every candidate goes to them, unless it says otherwise. */
    SortedSet<String> on();

    /** The vendor's contract. Throws {@code ContractException} that says what is wrong with it, or which vendors there are. */
    Contract contract(String vendor);

    /** The values of the vendor's credentials, which must not be seen anywhere. */
    List<String> secrets(String vendor);

    /** What is wrong with contracts and credentials, each with the file or the key. */
    List<String> problems();
}
