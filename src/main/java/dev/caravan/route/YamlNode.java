package dev.caravan.route;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A place in a YAML text that knows its line. What is not there reads as empty. */
record YamlNode(Node node) {

    static YamlNode parse(String text) throws RouteProblemException {
        try {
            Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(text);
            YamlNode tree = new YamlNode(root.orElse(null));
            tree.refuseKeysThatStandTwice();
            return tree;
        } catch (MarkedYamlEngineException e) {
            Integer line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(null);
            throw new RouteProblemException(new RouteProblem(line, "no valid YAML: " + e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new RouteProblemException(new RouteProblem(null, "no valid YAML: " + e.getMessage()), e);
        }
    }

    Integer line() {
        return node == null
                ? null
                : node.getStartMark().map(mark -> mark.getLine() + 1).orElse(null);
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isThere() {
        return node != null;
    }

    /** The value of a scalar, or an empty text. */
    String text() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    List<YamlNode> items() {
        return node instanceof SequenceNode list
                ? list.getValue().stream().map(YamlNode::new).toList()
                : List.of();
    }

    Map<String, YamlNode> entries() {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                entries.put(new YamlNode(entry.getKeyNode()).text(), new YamlNode(entry.getValueNode()));
            }
        }
        return entries;
    }

    YamlNode at(String key) {
        return entries().getOrDefault(key, new YamlNode(null));
    }

    /** Every key with its value, at any depth. */
    void walk(BiConsumer<String, YamlNode> visitor) {
        entries().forEach((key, value) -> {
            visitor.accept(key, value);
            value.walk(visitor);
        });
        items().forEach(item -> item.walk(visitor));
    }

    private void refuseKeysThatStandTwice() throws RouteProblemException {
        List<YamlNode> below = new ArrayList<>(items());
        if (node instanceof MappingNode mapping) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple entry : mapping.getValue()) {
                YamlNode key = new YamlNode(entry.getKeyNode());
                if (!keys.add(key.text())) {
                    throw new RouteProblemException(key.line(), "'" + key.text() + "' stands twice in the same place");
                }
                below.add(new YamlNode(entry.getValueNode()));
            }
        }
        for (YamlNode child : below) {
            child.refuseKeysThatStandTwice();
        }
    }
}
