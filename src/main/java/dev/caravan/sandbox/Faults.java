package dev.caravan.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The misbehaviours that a vendor was told to show, asked in their order; the first that applies is shown. */
final class Faults {

    private final List<Armed> armed = new ArrayList<>();

    void set(List<Fault> faults) {
        armed.clear();
        faults.forEach(fault -> armed.add(new Armed(fault)));
    }

    List<Fault> list() {
        return armed.stream().map(one -> one.fault).toList();
    }

    Optional<Fault> next(String operation) {
        for (Armed one : armed) {
            if (one.applies(operation)) {
                return Optional.of(one.spend());
            }
        }
        return Optional.empty();
    }

    private static final class Armed {

        private final Fault fault;
        private final Random random;
        private int left;

        Armed(Fault fault) {
            this.fault = fault;
            this.random = new Random(fault.seed());
            this.left = fault.times() == null ? Integer.MAX_VALUE : fault.times();
        }

        boolean applies(String operation) {
            return left > 0
                    && (fault.operation() == null || fault.operation().equals(operation))
                    && (fault.probability() == null || random.nextDouble() < fault.probability());
        }

        Fault spend() {
            if (fault.times() != null) {
                left--;
            }
            return fault;
        }
    }
}
