package dev.caravan.intake;

import dev.caravan.ledger.Addressed;
import java.util.ArrayList;
import java.util.List;

/** The candidates of one request, with what became of them. What is to be known of all of it is told with the first. */
final class PostedCandidates implements Submission {

    private final Parcel parcel;
    private final Preferences preferences;
    private final List<Result> results = new ArrayList<>();
    private Records records;

    PostedCandidates(Parcel parcel, Preferences preferences) {
        this.parcel = parcel;
        this.preferences = preferences;
    }

    Preferences preferences() {
        return preferences;
    }

    /** One for each record, in their order. */
    List<Result> results() {
        return results;
    }

    /** Whether a list was sent, so that a list is expected back. */
    boolean isList() {
        return records.isList();
    }

    boolean allAreRefused() {
        return !results.isEmpty() && results.stream().allMatch(Result::isRefused);
    }

    @Override
    public Source source() {
        return parcel.source();
    }

    @Override
    public Enclosures enclosures() {
        return parcel.enclosures();
    }

    @Override
    public void opened(Records records) {
        results.clear();
        this.records = records;
    }

    @Override
    public void taken(Result result, Addressed candidate) {
        results.add(result);
    }

    @Override
    public void refused(Result result, Entry record) {
        results.add(result);
    }

    @Override
    public void unreadable(UnreadableException problem) {
        throw HttpProblem.badRequest(
                "urn:caravan:unreadable", "The body can't be read", "Nothing was accepted: " + problem.getMessage());
    }

    @Override
    public void completed() {
        if (!results.isEmpty()) {
            results.set(0, results.get(0).with(parcel.warnings(records)));
        }
    }
}
