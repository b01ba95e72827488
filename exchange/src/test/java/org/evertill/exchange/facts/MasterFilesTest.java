package org.evertill.exchange.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.exchange.packages.PackageFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterFilesTest {
    private static final Question.ItemByCode APPLE = new Question.ItemByCode("101", LocalDate.of(2026, 11, 21));

    @TempDir
    Path folder;

    @Test
    void answersNothingBeforeTheFirstPackage() throws Exception {
        try (MasterFiles files = MasterFiles.open(folder.resolve("data"))) {
            assertThat(files.reference().ask(reference -> reference.items().byCode(APPLE))).isEmpty();
        }
    }

    @Test
    void answersTheNextQuestionAfterOneThatFailed() throws Exception {
        PackageFixture headquarters = new PackageFixture(folder.resolve("headquarters"));
        try (MasterFiles files = MasterFiles.open(folder.resolve("data"))) {
            headquarters.install(files.reference().store(), 1);
            MasterFiles.Reference[] asked = new MasterFiles.Reference[1];
            assertThatThrownBy(() -> files.reference().ask(reference -> {
                asked[0] = reference;
                throw new SQLException("the disk failed");
            })).hasMessage("the disk failed");
            Answer answer = files.reference().ask(reference -> {
                assertThat(reference).isNotSameAs(asked[0]);
                return reference.items().byCode(APPLE);
            }).orElseThrow();
            assertThat(answer).isInstanceOf(Answer.Item.class);
        }
    }

    @Test
    void answersFromTheNewGenerationOnceItIsInstalled() throws Exception {
        PackageFixture headquarters = new PackageFixture(folder.resolve("headquarters"));
        try (MasterFiles files = MasterFiles.open(folder.resolve("data"))) {
            headquarters.install(files.reference().store(), 1);
            assertThat(version(files)).isEqualTo(1);
            headquarters.install(files.reference().store(), 2);
            assertThat(version(files)).isEqualTo(2);
        }
    }

    private static long version(MasterFiles files) throws SQLException {
        Answer answer = files.reference().ask(reference -> reference.items().byCode(APPLE)).orElseThrow();
        assertThat(answer).isInstanceOf(Answer.Item.class);
        return ((Answer.Item) answer).facts().dataVersion();
    }
}
