package dev.caravan.candidate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One person as the sender describes them, keyed by {@code externalId}. The components are those of
 * {@code candidate.schema.json}, in the order of the canonical JSON. Text is null when it was not given, a list is empty.
 *
 * @param deliverTo the vendors that are meant; empty means every vendor that is switched on
 * @param vendors what only one vendor understands, by the vendor's name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Candidate(
        String externalId,
        String firstName,
        String lastName,
        List<String> emails,
        List<String> phones,
        String linkedinUrl,
        String headline,
        String location,
        String currentCompany,
        String currentPosition,
        List<String> tags,
        List<Link> links,
        List<Note> notes,
        String coverLetter,
        List<Document> documents,
        Compensation compensation,
        WorkPreference workPreference,
        List<ContractType> contractTypes,
        String atsUrl,
        Boolean archived,
        List<String> deliverTo,
        SortedMap<String, JsonNode> vendors) {

    public Candidate {
        emails = listOf(emails);
        phones = listOf(phones);
        tags = listOf(tags);
        links = listOf(links);
        notes = listOf(notes);
        documents = listOf(documents);
        contractTypes = listOf(contractTypes);
        deliverTo = listOf(deliverTo);
        vendors = vendors == null ? new TreeMap<>() : vendors;
    }

    /** The first document of that kind, which is the one that vendors with room for a single one get. */
    public Optional<Document> document(Document.Kind kind) {
        return documents.stream().filter(document -> document.kind() == kind).findFirst();
    }

    /** What stands under {@code vendors.<vendor>}; a missing node when nothing does. */
    public JsonNode vendor(String vendor) {
        return vendors.getOrDefault(vendor, MissingNode.getInstance());
    }

    /** Whether it has nothing but its key, as somebody has who is to be erased. */
    public boolean hasOnlyItsKey() {
        return equals(new Candidate(
                externalId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    Candidate withContacts(List<String> normalEmails, List<String> normalPhones) {
        return with(
                normalEmails,
                normalPhones,
                distinct(tags.stream().filter(tag -> !tag.isEmpty()).toList()),
                distinct(links),
                distinct(notes),
                distinct(documents),
                distinct(contractTypes),
                distinct(deliverTo));
    }

    /** The same, with these documents. */
    public Candidate withDocuments(List<Document> others) {
        return with(emails, phones, tags, links, notes, others, contractTypes, deliverTo);
    }

    private Candidate with(
            List<String> otherEmails,
            List<String> otherPhones,
            List<String> otherTags,
            List<Link> otherLinks,
            List<Note> otherNotes,
            List<Document> otherDocuments,
            List<ContractType> otherTypes,
            List<String> otherVendors) {
        return new Candidate(
                externalId,
                firstName,
                lastName,
                otherEmails,
                otherPhones,
                linkedinUrl,
                headline,
                location,
                currentCompany,
                currentPosition,
                otherTags,
                otherLinks,
                otherNotes,
                coverLetter,
                otherDocuments,
                compensation,
                workPreference,
                otherTypes,
                atsUrl,
                archived,
                otherVendors,
                vendors);
    }

    private static <T> List<T> listOf(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    private static <T> List<T> distinct(List<T> given) {
        return given.stream().distinct().toList();
    }

    /** A page about the person elsewhere: a profile, a portfolio, a blog. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Link(String name, String url) {}

    /** A note about the person, such as the report of an interview. {@code at} is an RFC 3339 time. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Note(String subject, String content, String at, String author) {}

    /** What the person asks for, in units (not cents) of {@code currency}, an ISO 4217 code. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Compensation(BigDecimal dailyRate, YearlySalary yearlySalary, String currency) {}

    /** The bounds of a yearly salary; either may be missing. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record YearlySalary(BigDecimal min, BigDecimal max) {}

    /** Where the person wants to work. */
    public enum WorkPreference {
        REMOTE,
        FLEXIBLE
    }

    /** How the person wants to be employed. */
    public enum ContractType {
        FREELANCER,
        PERMANENT_CONTRACT
    }

    /** The vendors' own parts, unmodifiable. */
    @Override
    public SortedMap<String, JsonNode> vendors() {
        return Collections.unmodifiableSortedMap(vendors);
    }
}
