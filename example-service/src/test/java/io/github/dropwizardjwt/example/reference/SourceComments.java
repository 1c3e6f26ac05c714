package io.github.dropwizardjwt.example.reference;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The Javadoc comments of this project's classes and their methods, read from the sources. Not thread-safe. */
final class SourceComments {
    private static final List<Path> ROOTS = Stream.of("bundle", "jdbi3", "redis")
            .map(module -> Path.of("..", module, "src/main/java"))
            .toList();

    /** Of a class, and of its methods in their order, by their simple names. */
    private final Map<Class<?>, Map<String, Comment>> parsed = new HashMap<>();

    /** Whether a class is one of this project's. */
    boolean has(Class<?> type) {
        return file(type) != null;
    }

    Comment of(Class<?> type) {
        return commentOf(type, type.getSimpleName());
    }

    Comment of(Method method) {
        return commentOf(method.getDeclaringClass(), method.getName());
    }

    /** The names of the methods of a class, in the order of its source. */
    List<String> order(Class<?> type) {
        return List.copyOf(commentsIn(type).keySet());
    }

    private Comment commentOf(Class<?> type, String name) {
        Comment comment = commentsIn(type).get(name);
        if (comment == null || comment.text().isEmpty()) {
            throw new IllegalStateException(type.getName() + ": " + name + " has no Javadoc comment");
        }
        return comment;
    }

    private Map<String, Comment> commentsIn(Class<?> type) {
        return parsed.computeIfAbsent(type, SourceComments::parse);
    }

    private static Path file(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".java";
        return ROOTS.stream()
                .map(root -> root.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Comment> parse(Class<?> type) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(file(type)));
            Map<String, Comment> comments = new LinkedHashMap<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Collector(DocTrees.instance(task), comments).scan(unit, null);
            }
            return comments;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Collector extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final Map<String, Comment> comments;

        Collector(DocTrees docs, Map<String, Comment> comments) {
            this.docs = docs;
            this.comments = comments;
        }

        @Override
        public Void visitClass(ClassTree tree, Void unused) {
            keep(tree.getSimpleName().toString());
            return super.visitClass(tree, null);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void unused) {
            keep(tree.getName().toString());
            return null;
        }

        private void keep(String name) {
            var comment = docs.getDocCommentTree(getCurrentPath());
            comments.put(name, comment == null ? Comment.NONE : new Comment(markdown(comment.getFullBody())));
        }
    }

    private static String markdown(List<? extends DocTree> body) {
        return body.stream()
                .takeWhile(tree -> !isParagraph(tree))
                .map(SourceComments::markdown)
                .collect(Collectors.joining())
                .strip()
                .replaceAll("\\s+", " ")
                .replaceAll("` ?([^`]*?) ?`", "`$1`");
    }

    private static boolean isParagraph(DocTree tree) {
        return tree instanceof StartElementTree element && element.getName().contentEquals("p");
    }

    private static String markdown(DocTree tree) {
        if (tree instanceof TextTree text) {
            return text.getBody();
        }
        if (tree instanceof LiteralTree literal) {
            return "`" + literal.getBody().getBody() + "`";
        }
        if (tree instanceof LinkTree link) {
            return "`" + setting(link.getReference().getSignature()) + "`";
        }
        if (tree instanceof StartElementTree element && element.getName().contentEquals("code")) {
            return "`";
        }
        if (tree instanceof EndElementTree element && element.getName().contentEquals("code")) {
            return "`";
        }
        throw new IllegalStateException("Cannot be Markdown: " + tree);
    }

    /** The setting that a getter returns. */
    private static String setting(String signature) {
        String getter = signature.replaceFirst("^#(get|is)", "").replace("()", "");
        return Character.toLowerCase(getter.charAt(0)) + getter.substring(1);
    }
}
