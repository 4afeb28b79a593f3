package dev.caravan.intake.xml;

import dev.caravan.candidate.Warning;
import dev.caravan.intake.Origin;
import dev.caravan.intake.Problem;
import java.util.List;

/**
 * The element that a candidate was made of. It is read once more when somebody asks where a value came from.
 *
 * @param path the way to it
 * @param problems what of it could not be read
 */
record XmlOrigin(Element element, String path, List<Problem> problems) implements Origin {

    XmlOrigin {
        problems = List.copyOf(problems);
    }

    @Override
    public Problem told(Problem problem) {
        return place(problem.pointer()).problem(problem.pointer(), problem.expected(), problem.found());
    }

    @Override
    public Warning told(Warning warning) {
        return new Warning(warning.pointer(), place(warning.pointer()) + ": " + warning.message());
    }

    private XmlPlace place(String pointer) {
        return ElementReading.of(element, path).place(pointer);
    }
}
