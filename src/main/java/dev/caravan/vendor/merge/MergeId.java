package dev.caravan.vendor.merge;

import com.fasterxml.jackson.databind.node.MissingNode;
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

    /**
     * The delivery to begin with. What is remembered is of the record that was written before: when the sender names another
     * one, nothing is there yet.
     */
    public Delivery meant(Delivery delivery) {
        boolean isAnother = delivery.vendorId() != null && !delivery.vendorId().equals(MergeFields.id(delivery));
        return isAnother ? delivery.remembering(MissingNode.getInstance()) : delivery;
    }

    public boolean isKnown(Delivery delivery) {
        return MergeFields.id(delivery) != null;
    }

    /** The id as one segment of the path. */
    public String path(Delivery delivery) {
        return PathSegment.of(MergeFields.id(delivery));
    }
}
