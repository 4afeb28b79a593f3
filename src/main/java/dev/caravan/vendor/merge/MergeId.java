package dev.caravan.vendor.merge;

import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.PathSegment;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Whether a candidate is at Merge already, and where: the update is {@code PATCH /candidates/{id}}. */
@Named("mergeId")
@Singleton
@Unremovable
@RegisterForReflection
class MergeId {

    /** The delivery to begin with. */
    public Delivery meant(Delivery delivery) {
        return delivery.meaning(MergeFields.id(delivery));
    }

    public boolean isKnown(Delivery delivery) {
        return MergeFields.id(delivery) != null;
    }

    /** The id as one segment of the path. */
    public String path(Delivery delivery) {
        return PathSegment.of(MergeFields.id(delivery));
    }
}
