package dev.caravan.vendor.welcomekit;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.PathSegment;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Whether a candidate is at Welcomekit already, and where: the update is {@code PUT …/candidates/:reference}. */
@Named("welcomekitReference")
@Singleton
@Unremovable
@RegisterForReflection
class WelcomekitReference {

    /**
     * The delivery to begin with. What is remembered is of the record that was written before: when the sender names another
     * one, nothing is there yet.
     */
    public Delivery meant(Delivery delivery) {
        boolean isAnother =
                delivery.vendorId() != null && !delivery.vendorId().equals(WelcomekitFields.reference(delivery));
        return isAnother ? delivery.remembering(MissingNode.getInstance()) : delivery;
    }

    public boolean isKnown(Delivery delivery) {
        return WelcomekitFields.reference(delivery) != null;
    }

    /** The reference as one segment of the path. */
    public String path(Delivery delivery) {
        return PathSegment.of(WelcomekitFields.reference(delivery));
    }
}
