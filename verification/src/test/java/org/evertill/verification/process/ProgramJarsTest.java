package org.evertill.verification.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import javafx.css.CssParser;
import javafx.css.Stylesheet;
import org.evertill.app.theme.Theme;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program started from packed jars must find everything it finds in folders. */
class ProgramJarsTest {

    @TempDir
    private Path folder;

    @Test
    void findTheFoldersOfTheDatabasesScripts() throws Exception {
        List<URL> jars = new ArrayList<>();
        for (String entry : ProgramJars.pack(folder).split(File.pathSeparator)) {
            jars.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader program = new URLClassLoader(jars.toArray(URL[]::new), null)) {
            for (Class<?> beside : List.of(OfflineDatabase.class, Channel.class, Headquarters.class)) {
                String scripts = beside.getPackageName().replace('.', '/') + "/migration";
                assertThat(program.getResource(scripts)).as(scripts).isNotNull();
            }
        }
    }

    @Test
    void keepOfTheLibrariesThoseARegisterNeeds() throws Exception {
        String kept = ProgramJars.pack(folder, library -> library.getFileName().toString().startsWith("sqlite-jdbc"));
        assertThat(kept.split(File.pathSeparator)).filteredOn(entry -> !Path.of(entry).startsWith(folder))
                .singleElement().asString().contains("sqlite-jdbc");
    }

    @Test
    void holdEachStyleSheetReadyWithAllItsRules() throws Exception {
        Path styles = Path.of(Theme.class.getResource("evertill.css").toURI());
        Path binary = Files.write(folder.resolve("evertill.bss"), BinaryStyles.of(styles));
        assertThat(Stylesheet.loadBinary(binary.toUri().toURL()).getRules())
                .hasSameSizeAs(new CssParser().parse(styles.toUri().toURL()).getRules()).isNotEmpty();
        List<String> entries = new ArrayList<>();
        for (String entry : ProgramJars.pack(folder).split(File.pathSeparator)) {
            if (Path.of(entry).startsWith(folder)) {
                try (JarFile jar = new JarFile(entry)) {
                    jar.stream().forEach(each -> entries.add(each.getName()));
                }
            }
        }
        assertThat(entries).contains("org/evertill/app/theme/evertill.bss", "org/evertill/app/theme/dark.bss");
    }
}
