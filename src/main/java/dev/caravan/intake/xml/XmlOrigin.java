package dev.caravan.intake.xml;

import dev.caravan.candidate.Warning;
import dev.caravan.intake.Origin;
import dev.caravan.intake.Problem;
import java.util.List;

/** The element that a candidate was made of. It is read once more when somebody asks where a value came from. */
final class XmlOrigin implements Origin {

    private final Element element;
    private final String path;
    private final List<Problem> problems;
    private ElementReading reading;

    /**
     * @param path the way to it
     * @param problems what of it could not be read
     */
    XmlOrigin(Element element, String path, List<Problem> problems) {
        this.element = element;
        this.path = path;
        this.problems = List.copyOf(problems);
    }

    Element element() {
        return element;
    }

    @Override
    public List<Problem> problems() {
        return problems;
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
        if (reading == null) {
            reading = ElementReading.of(element, path);
        }
        return reading.place(pointer);
    }
}
