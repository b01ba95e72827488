package org.evertill.scaleunit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.scaleunit.ScaleUnitDatabases;
import org.evertill.scaleunit.StorageKind;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.storage.Storage;
import org.junit.jupiter.api.Test;

/** Registers that are activated at a channel whose headquarters is of an earlier version. */
class ActivationTest extends FollowingChannel {

    @Test
    void anIncarnationThatWasThereBeforeBecomesNoDevice() throws Exception {
        DeviceTokens tokens = new DeviceTokens(database, clock);
        Activation activation = new Activation(countingByItselfAlone(), tokens, clock);
        String token = activation.activate("caller", code()).deviceToken();
        setBack();
        assertThatThrownBy(() -> activation.activate("caller", code())).isInstanceOf(ProblemException.class)
                .hasMessageContaining("set back to an earlier copy");
        assertThat(tokens.deviceOf(token)).get().matches(device -> !device.replaced());
        assertThat(activation.activate("caller", code()).incarnation()).as("a further code").isEqualTo(2);
        assertThat(tokens.newest()).singleElement().satisfies(newest ->
                assertThat(newest.incarnation()).isEqualTo(2));
    }

    private String code() throws Exception {
        return headquarters.activationCodes().issue(STORE, REGISTER.registerNumber());
    }

    private void setBack() throws Exception {
        Storage storage = ScaleUnitDatabases.IN_FILES.headquarters(folder.resolve("headquarters"));
        StorageKind.execute(storage, "DELETE FROM register_incarnation");
    }

    private HeadquartersLink countingByItselfAlone() {
        HeadquartersLink own = headquarters.link(STORE);
        return new HeadquartersLink(own.dataGroup(), own.signingKey(), own.packages(), own.frames(),
                (code, activated) -> own.activation().redeem(code, List.of()), own.records(), own.reports(),
                own.orders());
    }
}
