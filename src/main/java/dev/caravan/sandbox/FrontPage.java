package dev.caravan.sandbox;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The page at the root, for people: what each vendor has received. */
final class FrontPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final House house;

    FrontPage(House house) {
        this.house = house;
    }

    Answer answer() {
        StringBuilder page = new StringBuilder("Five pretend vendors, and what they have received (times in UTC)\n");
        house.vendors().forEach((name, vendor) -> {
            Holdings holdings = vendor.holdings();
            page.append("\n%s  requests: %d  people: %d\n"
                    .formatted(
                            name,
                            house.desks().get(name).traffic().total(),
                            holdings.all().size()));
            holdings.latest().forEach(change -> page.append(line(change)));
        });
        return Answer.text(page.toString());
    }

    private static String line(Holdings.Change change) {
        Portrait portrait = change.person().portrait();
        String key = portrait.key() == null ? change.person().id() : portrait.key();
        return "  %s  %-7s  %s  %s\n".formatted(TIME.format(change.at()), change.what(), key, portrait.name());
    }
}
