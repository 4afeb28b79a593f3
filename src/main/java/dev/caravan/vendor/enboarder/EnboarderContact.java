package dev.caravan.vendor.enboarder;

import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Remarks;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The one e-mail address and the one number that Enboarder has room for.
 *
 * @param email null when there is none
 * @param mobile null when there is none
 * @param usable how many numbers could have been the one
 */
record EnboarderContact(String email, String mobile, int usable) {

    /** With country code and no blanks, as the vendor's document shows it. */
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{5,14}");

    /**
     * The first address, and the first number in international form. A number that is none is left out when there is an
     * address to reach the person by; without one it is kept, and the contract says what is wrong with it.
     */
    static EnboarderContact of(Candidate candidate) {
        List<String> emails = candidate.emails();
        List<String> phones = candidate.phones();
        List<String> usable = phones.stream()
                .filter(phone -> INTERNATIONAL.matcher(phone).matches())
                .toList();
        String email = emails.isEmpty() ? null : emails.get(0);
        String asWritten = email == null && !phones.isEmpty() ? phones.get(0) : null;
        return new EnboarderContact(email, usable.isEmpty() ? asWritten : usable.get(0), usable.size());
    }

    /** Whether that one of the two, which may be given as the preferred one, is not sent: nobody can prefer what is not there. */
    boolean lacks(String preferred) {
        return ("email".equals(preferred) && email == null) || ("mobile".equals(preferred) && mobile == null);
    }

    /** Says what of the candidate's contacts stays behind, without the values. */
    void remark(Candidate candidate, Remarks remarks) {
        int emails = candidate.emails().size();
        int unusable = candidate.phones().size() - usable;
        remarks.addIf(emails > 1, "Not sent: " + count(emails - 1, "more e-mail") + "; enboarder has room for one");
        remarks.addIf(
                usable > 1, "Not sent: " + count(usable - 1, "more phone number") + "; enboarder has room for one");
        remarks.addIf(
                unusable > 0,
                "Not sent: " + count(unusable, "phone number") + " not in international form, such as +33612345678");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
