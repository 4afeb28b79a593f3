package dev.caravan.vendor.welcomekit;

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

    /** The delivery to begin with. */
    public Delivery meant(Delivery delivery) {
        return delivery.meaning(WelcomekitFields.reference(delivery));
    }

    public boolean isKnown(Delivery delivery) {
        return WelcomekitFields.reference(delivery) != null;
    }

    /** The reference as one segment of the path. */
    public String path(Delivery delivery) {
        return PathSegment.of(WelcomekitFields.reference(delivery));
    }
}
