package io.github.dropwizardjwt.testing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** What became of dynamic tests, by their names. */
record Run(Set<String> passed, Map<String, String> failed, Map<String, String> skipped) {
    static Run of(Stream<? extends DynamicNode> nodes) {
        Run run = new Run(new TreeSet<>(), new TreeMap<>(), new TreeMap<>());
        nodes.forEach(node -> run.add("", node));
        return run;
    }

    private void add(String above, DynamicNode node) {
        if (node instanceof DynamicContainer container) {
            container.getChildren().forEach(child -> add(container.getDisplayName() + ": ", child));
            return;
        }
        String name = above + node.getDisplayName();
        try {
            ((DynamicTest) node).getExecutable().execute();
            passed.add(name);
        } catch (TestAbortedException e) {
            skipped.put(name, e.getMessage());
        } catch (Throwable e) {
            failed.put(name, e.toString());
        }
    }
}
