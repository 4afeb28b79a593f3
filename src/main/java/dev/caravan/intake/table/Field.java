package dev.caravan.intake.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A field of the candidate that a column may stand for, with the names that people give such a column. */
enum Field {
    EXTERNAL_ID(
            "externalId",
            Kind.TEXT,
            "ID, External ID, Candidate ID, Reference, Ref, ID externe, ID candidat, Identifiant, Référence candidat, Matricule"),
    FIRST_NAME("firstName", Kind.TEXT, "First name, Given name, Forename, Prénom"),
    LAST_NAME("lastName", Kind.TEXT, "Last name, Surname, Family name, Nom, Nom de famille"),
    EMAILS("emails", Kind.TEXTS, "E-mail, Mail, E-mail address, Adresse e-mail, Adresse mail, Courriel, Mél"),
    PHONES(
            "phones",
            Kind.TEXTS,
            "Phone, Phone number, Telephone, Tel, Mobile, Mobile phone, Cell phone, Téléphone mobile, Téléphone portable, Téléphone fixe, Tél portable, Tél mobile, Portable, Numéro de téléphone, N° de téléphone, GSM"),
    LINKEDIN("linkedinUrl", Kind.TEXT, "LinkedIn, LinkedIn profile, Profil LinkedIn, URL LinkedIn, Lien LinkedIn"),
    HEADLINE("headline", Kind.TEXT, "Profile title, Titre du profil, Accroche"),
    LOCATION("location", Kind.TEXT, "City, Town, Localisation, Ville, Lieu"),
    COMPANY(
            "currentCompany",
            Kind.TEXT,
            "Current company, Company, Current employer, Employer, Entreprise actuelle, Entreprise, Société actuelle, Société, Employeur actuel, Employeur"),
    POSITION(
            "currentPosition",
            Kind.TEXT,
            "Current position, Position, Job title, Current job title, Poste actuel, Poste, Intitulé du poste, Fonction"),
    TAGS("tags", Kind.TEXTS, "Tag, Skills, Keywords, Compétences, Mots-clés, Étiquettes"),
    LINKS("links", Kind.LINKS, "Link, Lien, Liens"),
    GITHUB("links.GitHub", Kind.NAMED_LINKS, "GitHub, Profil GitHub"),
    WEBSITE("links.Website", Kind.NAMED_LINKS, "Website, Web site, Site web, Site internet"),
    PORTFOLIO("links.Portfolio", Kind.NAMED_LINKS, "Portfolio"),
    NOTES("notes", Kind.NOTE, "Note, Comment, Comments, Remarks, Commentaire, Commentaires, Remarques"),
    NOTE_SUBJECT("notes.subject", Kind.NOTE, "Note subject, Objet de la note"),
    NOTE_DATE("notes.at", Kind.NOTE_TIME, "Note date, Date de la note, Date du commentaire"),
    NOTE_AUTHOR("notes.author", Kind.NOTE, "Note author, Auteur de la note, Auteur du commentaire"),
    COVER_LETTER("coverLetter", Kind.TEXT, "Cover letter, Lettre de motivation"),
    RESUME("documents.resume", Kind.DOCUMENTS, "CV, Curriculum vitae, Resume URL, Resume file, CV URL, Lien CV"),
    COVER_LETTER_FILE("documents.cover-letter", Kind.DOCUMENTS, ""),
    PORTFOLIO_FILE("documents.portfolio", Kind.DOCUMENTS, ""),
    PHOTO("documents.photo", Kind.DOCUMENTS, "Photo, Picture, Photo URL"),
    OTHER_FILE("documents.other", Kind.DOCUMENTS, ""),
    DAILY_RATE(
            "compensation.dailyRate",
            Kind.NUMBER,
            "Daily rate, Day rate, TJM, Taux journalier, Taux journalier moyen, Tarif journalier"),
    SALARY_MIN(
            "compensation.yearlySalary.min",
            Kind.NUMBER,
            "Minimum salary, Min salary, Salary min, Salaire minimum, Salaire min, Salaire annuel minimum"),
    SALARY_MAX(
            "compensation.yearlySalary.max",
            Kind.NUMBER,
            "Maximum salary, Max salary, Salary max, Salaire maximum, Salaire max, Salaire annuel maximum"),
    CURRENCY("compensation.currency", Kind.WORD, "Currency, Devise, Monnaie"),
    WORK_PREFERENCE("workPreference", Kind.WORD, "Work preference, Remote, Préférence de travail, Mode de travail"),
    CONTRACT_TYPES("contractTypes", Kind.WORDS, "Contract type, Contract, Type de contrat, Types de contrat, Contrat"),
    ATS_URL("atsUrl", Kind.TEXT, "ATS URL, ATS link, URL ATS, Lien ATS"),
    ARCHIVED("archived", Kind.BOOLEAN, "Archived, Archivé"),
    DELIVER_TO("deliverTo", Kind.TEXTS, "Deliver to, Livrer à"),
    VENDORS("vendors.", Kind.VENDOR, "");

    /** How a cell becomes a value. */
    enum Kind {
        TEXT,
        WORD,
        NUMBER,
        BOOLEAN,
        NOTE,
        NOTE_TIME,
        VENDOR,
        TEXTS,
        WORDS,
        LINKS,
        NAMED_LINKS,
        DOCUMENTS;

        /** Whether a cell may hold several values, and several columns may stand for the field. */
        boolean isList() {
            return compareTo(TEXTS) >= 0;
        }
    }

    private final String path;
    private final Kind kind;
    private final List<String> names;

    /** @param names with commas between */
    Field(String path, Kind kind, String names) {
        this.path = path;
        this.kind = kind;
        this.names = names.isEmpty() ? List.of() : List.of(names.split(", "));
    }

    /** The path in the candidate, which is a name of the column too. */
    String path() {
        return path;
    }

    Kind kind() {
        return kind;
    }

    /** What else such a column may be called; case, accents and punctuation don't matter. */
    List<String> names() {
        return names;
    }

    /** What comes after the first dot of the path. */
    String detail() {
        return path.substring(path.indexOf('.') + 1);
    }

    Stream<String> allNames() {
        return Stream.concat(Stream.of(path), names.stream());
    }

    static Optional<Field> named(String key) {
        return Arrays.stream(values())
                .filter(field -> field != VENDORS)
                .filter(field ->
                        field.allNames().anyMatch(name -> Names.key(name).equals(key)))
                .findFirst();
    }
}
