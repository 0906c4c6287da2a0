package io.warpbeam.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Java files below a folder. */
record SourceFiles(Path root) {
    /** The main sources of all modules, found from wherever the tests run inside the repository. */
    static List<SourceFiles> ofEveryModule() throws IOException {
        Path top = Path.of("").toAbsolutePath();
        while (!Files.exists(top.resolve("coroutine-bridge/pom.xml"))) {
            top = top.getParent();
        }
        try (Stream<Path> modules = Files.list(top)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .map(SourceFiles::new)
                    .toList();
        }
    }

    List<String> longerThan(int limit) throws IOException {
        List<Path> files;
        try (Stream<Path> found =
                Files.find(root, 64, (file, _) -> file.toString().endsWith(".java"))) {
            files = found.sorted().toList();
        }
        List<String> tooLong = new ArrayList<>();
        for (Path file : files) {
            int lines = Files.readAllLines(file).size();
            if (lines > limit) {
                tooLong.add(root.relativize(file) + " has " + lines + " lines");
            }
        }
        return tooLong;
    }
}
