package dev.caravan.intake;

import dev.caravan.candidate.Warning;
import dev.caravan.ledger.Addressed;
import java.util.ArrayList;
import java.util.List;

/** The candidates of one request, with what became of them. */
final class PostedCandidates implements Submission {

    private final Parcel parcel;
    private final Preferences preferences;
    private final List<Result> results = new ArrayList<>();
    private boolean isList;

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
        return isList;
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
        isList = records.isList();
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
        List<String> unnamed = parcel.enclosures().unnamed();
        if (!unnamed.isEmpty() && !results.isEmpty()) {
            results.set(
                    0,
                    results.get(0)
                            .with(new Warning(
                                    "/documents",
                                    "no candidate names these parts of the request as a file: "
                                            + String.join(", ", unnamed))));
        }
    }
}
