package dev.caravan.route;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.spi.Registry;

/** Looks whether the methods are there that a file calls by name; Camel would look at the first candidate only. */
final class BeanCalls {

    private final Registry beans;

    BeanCalls(Registry beans) {
        this.beans = beans;
    }

    void check(RouteText text) throws RouteProblemException {
        RouteProblemException[] first = new RouteProblemException[1];
        text.tree().walk((key, value) -> {
            if (first[0] == null && (key.equals("bean") || key.equals("method"))) {
                first[0] = problemOf(value);
            }
        });
        if (first[0] != null) {
            throw first[0];
        }
    }

    private RouteProblemException problemOf(YamlNode call) {
        String ref = call.at("ref").text();
        String method = call.at("method").text().replaceFirst("(?s)\\(.*", "").strip();
        if (ref.isEmpty()) {
            return null;
        }
        Object bean = beans.lookupByName(ref);
        if (bean == null) {
            return new RouteProblemException(call.at("ref").line(), "there is no bean '" + ref + "'");
        }
        if (method.isEmpty() || method.contains("{{") || methods(bean).contains(method)) {
            return null;
        }
        return new RouteProblemException(
                call.at("method").line(), "bean '" + ref + "' has no method '" + method + "'; it has " + methods(bean));
    }

    private static Set<String> methods(Object bean) {
        return Arrays.stream(bean.getClass().getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class && !method.isSynthetic())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
