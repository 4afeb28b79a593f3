package dev.caravan.delivery;

import static java.util.stream.Collectors.joining;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.document.DocumentContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which of a candidate's documents go to a vendor, and why the others stay behind. */
public final class DocumentFit {

    private final String vendor;
    private final Predicate<Document> hasAddress;
    private final Map<DocumentPlace, List<Document>> sent = new LinkedHashMap<>();
    private final Map<String, Integer> left = new LinkedHashMap<>();
    private final Map<String, Integer> unfit = new LinkedHashMap<>();

    private DocumentFit(String vendor, Predicate<Document> hasAddress, List<DocumentPlace> places) {
        this.vendor = vendor;
        this.hasAddress = hasAddress;
        places.forEach(place -> sent.put(place, new ArrayList<>()));
    }

    /** @param hasAddress whether there is an address from which the document can be fetched */
    static DocumentFit of(
            String vendor, Candidate candidate, List<DocumentPlace> places, Predicate<Document> hasAddress) {
        DocumentFit fit = new DocumentFit(vendor, hasAddress, places);
        candidate.documents().forEach(fit::put);
        return fit;
    }

    String vendor() {
        return vendor;
    }

    /** The documents that go to that place, in the candidate's order. */
    public List<Document> in(DocumentPlace place) {
        return List.copyOf(sent.get(place));
    }

    /** The one document that goes to that place. */
    public Optional<Document> oneIn(DocumentPlace place) {
        return sent.get(place).stream().findFirst();
    }

    /** Takes a document back that turns out not to fit, for that reason. */
    public DocumentFit without(Document document, String why) {
        sent.values().forEach(documents -> documents.remove(document));
        leaveUnfit(document, why);
        return this;
    }

    /** Names the documents that stay behind. */
    public Remarks remark(Remarks remarks) {
        left.forEach((what, count) -> remarks.add("Not sent: " + counted(count, what)));
        return remarks;
    }

    /** What does not fit though the vendor has a place for it, in words; empty when all of that fits. */
    Optional<String> unfit() {
        return unfit.isEmpty()
                ? Optional.empty()
                : Optional.of(unfit.entrySet().stream()
                        .map(entry -> counted(entry.getValue(), entry.getKey()))
                        .collect(joining("; ")));
    }

    private void put(Document document) {
        Optional<DocumentPlace> place = sent.keySet().stream()
                .filter(one -> one.kinds().contains(document.kind()))
                .findFirst();
        if (place.isEmpty()) {
            leave(document, vendor + " has no field for it");
            return;
        }
        Optional<String> why = why(document, place.get());
        if (why.isPresent()) {
            leaveUnfit(document, why.get());
        } else if (sent.get(place.get()).size() == place.get().most()) {
            leave(
                    document,
                    vendor + " takes "
                            + (place.get().most() == 1 ? "one" : place.get().most()));
        } else {
            sent.get(place.get()).add(document);
        }
    }

    /** Why it can't go there; empty when it can. */
    private Optional<String> why(Document document, DocumentPlace place) {
        Optional<Content> content = DocumentContent.of(document);
        if (place.isFetched() && !hasAddress.test(document)) {
            return Optional.of(
                    document.content() == null
                            ? vendor
                                    + " fetches documents, and this one has no address; send the candidate again with it"
                            : vendor + " fetches documents, and there is no address for it as long as"
                                    + " caravan.public-url is not set");
        }
        if (!place.isFetched() && content.isEmpty()) {
            return Optional.of(vendor + " takes content only, and none is here");
        }
        boolean isOfType = place.types().isEmpty()
                || content.map(Content::type)
                        .map(place.types()::containsKey)
                        .orElseGet(() -> FileEnding.mayBe(document, place.endings()));
        if (!isOfType) {
            return Optional.of(vendor + " takes " + place.typesInWords());
        }
        boolean isTooLarge = content.filter(held -> held.size() > place.bytes()).isPresent();
        return isTooLarge
                ? Optional.of(String.format(Locale.ROOT, "%s takes up to %,d bytes", vendor, place.bytes()))
                : Optional.empty();
    }

    private void leave(Document document, String why) {
        left.merge(what(document, why), 1, Integer::sum);
    }

    private void leaveUnfit(Document document, String why) {
        leave(document, why);
        unfit.merge(what(document, why), 1, Integer::sum);
    }

    private static String what(Document document, String why) {
        String found = DocumentContent.of(document)
                .map(content -> String.format(Locale.ROOT, " (%s, %,d bytes)", content.type(), content.size()))
                .orElse(document.url() == null ? ", given as file" : ", given as url");
        return " of kind " + document.kind().word() + found + "; " + why;
    }

    private static String counted(int count, String what) {
        return count + (count == 1 ? " document" : " documents") + what;
    }
}
