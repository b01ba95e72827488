package org.evertill.exchange.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.evertill.commerce.connection.OfflineProfile.Objection;
import org.evertill.commerce.connection.OfflineProfileField;
import org.junit.jupiter.api.Test;

class ProfileTextsTest {
    private static final Path GUIDE = Path.of("../docs/guide/offline-profile.md");

    @Test
    void everyFieldIsNamedAndExplainedInEveryLanguageDifferently() {
        for (OfflineProfileField field : OfflineProfileField.values()) {
            assertThat(ProfileTexts.LANGUAGES.stream().map(ProfileTexts::in).map(texts -> texts.name(field)))
                    .doesNotHaveDuplicates().allSatisfy(name -> assertThat(name).isNotBlank());
            assertThat(ProfileTexts.LANGUAGES.stream().map(ProfileTexts::in).map(texts -> texts.help(field)))
                    .doesNotHaveDuplicates().allSatisfy(help -> assertThat(help).hasSizeGreaterThan(15));
        }
    }

    @Test
    void anObjectionNamesFieldUnitRangeAndWhatIsUsed() {
        Objection slow = new Objection(OfflineProfileField.REQUEST_TIMEOUT, 45_000);
        assertThat(ProfileTexts.LANGUAGES.stream().collect(Collectors.toMap(language -> language,
                language -> ProfileTexts.in(language).corrected(slow)))).isEqualTo(Map.of(
                "en", "Request timeout is 45 s; allowed is 0.2 to 30 s. The register uses 30 s.",
                "fr", "Délai de réponse vaut 45 s ; permis : 0.2 à 30 s. La caisse utilise 30 s.",
                "zh", "请求超时为 45 秒；允许范围为 0.2 至 30 秒。收银机使用 30 秒。"));
        assertThat(ProfileTexts.in("en").range(OfflineProfileField.LOOKUP_SOURCE))
                .isEqualTo("scale unit, offline database first");
        assertThat(ProfileTexts.in("de").range(OfflineProfileField.PROMPT_ON_SEAMLESS_OFFLINE)).isEqualTo("off, on");
    }

    @Test
    void theGuideSaysOfEveryFieldWhatIsDeclared() throws Exception {
        ProfileTexts texts = ProfileTexts.in("en");
        String rows = Arrays.stream(OfflineProfileField.values()).map(field -> "| `" + field.code() + "` | "
                + texts.name(field) + " | " + texts.value(field, field.published()) + " | " + texts.range(field)
                + " | " + texts.help(field) + " |").collect(Collectors.joining("\n"));
        assertThat(Files.readString(GUIDE)).contains(rows);
    }
}
