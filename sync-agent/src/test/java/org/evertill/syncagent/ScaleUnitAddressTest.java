package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleUnitAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://scale-unit.example", "https://10.0.0.5:8443/evertill", "http://localhost:8080",
        "http://127.0.0.1:8080", "HTTP://[::1]:8080", " https://scale-unit.example "})
    void takesHttpsAnywhereAndPlainHttpOnThisMachine(String text) {
        assertThat(ScaleUnitAddress.of(text)).hasToString(text.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://scale-unit.example", "http://10.0.0.5:8080", "http://127.0.0.1.example",
        "ftp://localhost"})
    void refusesToSendSecretsInClear(String text) {
        assertThatThrownBy(() -> ScaleUnitAddress.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in clear");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "scale-unit", "https://", "https://user:secret@scale-unit.example",
        "https://scale-unit.example?x=1", "https://scale unit.example"})
    void refusesWhatIsNoAddressWithAnExample(String text) {
        assertThatThrownBy(() -> ScaleUnitAddress.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it like https://");
    }
}
