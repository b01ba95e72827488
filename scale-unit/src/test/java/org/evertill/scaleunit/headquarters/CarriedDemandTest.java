package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.StorageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Registers that are not updated come to other packages, and find them in their schema. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class CarriedDemandTest extends FollowedHeadquarters {
    private static final TableSchema BEFORE = TableSchema.newest().known().getLast();

    @Test
    void aStoreFindsPackagesOfTheSchemaBeforeInTheGroupItComesTo() throws Exception {
        link.packages().next(Edition.whole(GROUP), DatabaseKind.REFERENCE, BEFORE, 0);
        headquarters.publisher().publish(GROUP);
        headquarters.assign(ScaleUnit.DEMO_STORE_NUMBER, "texas", "Texas");
        assertThat(headquarters.publisher().shelf(Edition.whole("texas"), DatabaseKind.REFERENCE, BEFORE).newestFull())
                .isPresent();
    }

    @Test
    void anOfflineScopeThatIsNewIsMadeForWhoIsNotUpdatedToo() throws Exception {
        link.packages().next(Edition.whole(GROUP), DatabaseKind.REFERENCE, BEFORE, 0);
        headquarters.publisher().publish(GROUP);
        headquarters.masters().save(List.of(Row.of(ChannelTables.OFFLINE_EXCLUSION, "", "1010", "")));
        headquarters.publisher().publish(GROUP);
        Edition scoped = headquarters.publisher().scopesInUse(GROUP).getFirst().edition(GROUP);
        assertThat(headquarters.publisher().shelf(scoped, DatabaseKind.PRIVATE, BEFORE).newestFull()).isPresent();
    }
}
