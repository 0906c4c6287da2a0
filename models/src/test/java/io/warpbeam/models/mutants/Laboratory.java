package io.warpbeam.models.mutants;

import io.warpbeam.actors.Node;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.mailbox.Mailbox;
import io.warpbeam.models.Model;
import io.warpbeam.supervision.Supervisor;
import io.warpbeam.testkit.Simulation;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes mutants and lets their model look at them. */
final class Laboratory {

    static final Path SOURCES = Path.of(System.getProperty("models.sources", ".."));

    private final Path folder;

    /** Loads the classes of Warpbeam itself, those of the mutant first. */
    private static final class Classes extends URLClassLoader {
        Classes(List<URL> urls) {
            super(urls.toArray(URL[]::new), Laboratory.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.warpbeam.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }

    Laboratory(Path folder) {
        this.folder = folder;
    }

    /** The first seed at which the model sees the mutant, and what it sees; empty when it sees nothing. */
    @SuppressWarnings("unchecked") // it is what it is
    String hunt(Mutant mutant) throws IOException, ReflectiveOperationException {
        compile(mutant);
        try (Classes classes = new Classes(places())) {
            Object hunt =
                    classes.loadClass(Hunt.class.getName()).getConstructor().newInstance();
            return ((BiFunction<String, Integer, String>) hunt).apply(mutant.model(), mutant.seeds());
        }
    }

    private void compile(Mutant mutant) throws IOException {
        Path original = SOURCES.resolve(mutant.source());
        String source = Files.readString(original);
        Matcher place = pattern(mutant.text()).matcher(source);
        if (place.results().count() != 1) {
            throw new AssertionError(mutant.source() + " must have this once:\n" + mutant.text());
        }
        Path changed = folder.resolve(original.getFileName());
        Files.writeString(changed, place.replaceFirst(Matcher.quoteReplacement(mutant.replacement())));

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-nowarn", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            complaints, files, null, options, null, files.getJavaFileObjects(changed))
                    .call();
            if (!compiled) {
                throw new AssertionError("does not compile: " + complaints);
            }
        }
    }

    /** The lines of a text, however they are indented. */
    private static Pattern pattern(String text) {
        return Pattern.compile(
                text.lines().map(String::strip).map(Pattern::quote).collect(Collectors.joining("\\s+")));
    }

    private List<URL> places() throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(folder.toUri().toURL());
        Stream.of(
                        Mailbox.class,
                        Node.class,
                        Supervisor.class,
                        Coroutine.class,
                        Simulation.class,
                        Model.class,
                        Laboratory.class)
                .map(Laboratory::place)
                .forEach(urls::add);
        return urls;
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
