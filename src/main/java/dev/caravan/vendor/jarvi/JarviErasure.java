package dev.caravan.vendor.jarvi;

import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Outcome;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Jarvi has no deletion that is known, so a person has to do it: this says which profile, and how it is found. */
@Named("jarviErasure")
@Singleton
@Unremovable
@RegisterForReflection
class JarviErasure {

    public Outcome byHand(Delivery delivery) {
        String key = "the externalId " + delivery.candidate().externalId();
        String id = delivery.vendorId();
        String task;
        if (id != null) {
            task = "Delete the profile " + id + " in Jarvi by hand; it has " + key;
        } else if (delivery.uncertain()) {
            task = "Whether it has a profile of this person is in doubt, because the answer to a request got lost."
                    + " Look in Jarvi for " + key + ", and delete the profile by hand if there is one";
        } else {
            task = "Look in Jarvi for " + key + ", and delete the profile by hand";
        }
        return new Outcome.Rejected("Not erased: Jarvi has no deletion that is known. " + task);
    }
}
