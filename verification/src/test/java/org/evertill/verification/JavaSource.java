package org.evertill.verification;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/** What the compiler's own parser sees in one Java file: its types and its methods, with their size and place. */
record JavaSource(TextFile file, List<Declaration> types, List<Declaration> methods) {

    /** One type or method. */
    record Declaration(String name, long line, long lineCount, boolean isPublicTopLevel, boolean hasDocumentation) {}

    /** Parses files in one go; nothing is resolved or compiled. */
    static List<JavaSource> parse(List<TextFile> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            Map<String, TextFile> byPath = files.stream()
                    .collect(Collectors.toMap(file -> absolute(file), Function.identity()));
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjects(
                            byPath.keySet().toArray(String[]::new)));
            List<JavaSource> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                TextFile file = byPath.get(unit.getSourceFile().getName());
                var source = new JavaSource(file, new ArrayList<>(), new ArrayList<>());
                new Reader(unit, DocTrees.instance(task), source).scan(unit, null);
                sources.add(source);
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String absolute(TextFile file) {
        return House.root().resolve(file.path()).toString();
    }

    /** Walks one file and notes what it declares. */
    private static final class Reader extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final JavaSource source;

        Reader(CompilationUnitTree unit, DocTrees trees, JavaSource source) {
            this.unit = unit;
            this.trees = trees;
            this.source = source;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            boolean isTopLevel = getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree;
            boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            // An anonymous class has no name to judge and no size of its own.
            if (!type.getSimpleName().isEmpty()) {
                source.types.add(declaration(type, type.getSimpleName().toString(), isTopLevel && isPublic));
            }
            return super.visitClass(type, none);
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            // A constructor the compiler made itself has no place in the text.
            if (trees.getSourcePositions().getEndPosition(unit, method) >= 0) {
                source.methods.add(declaration(method, method.getName().toString(), false));
            }
            return super.visitMethod(method, none);
        }

        private Declaration declaration(Tree tree, String name, boolean isPublicTopLevel) {
            long start = lineOf(trees.getSourcePositions().getStartPosition(unit, tree));
            long end = lineOf(trees.getSourcePositions().getEndPosition(unit, tree));
            boolean hasDocumentation = trees.getDocComment(getCurrentPath()) != null;
            return new Declaration(name, start, end - start + 1, isPublicTopLevel, hasDocumentation);
        }

        private long lineOf(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
