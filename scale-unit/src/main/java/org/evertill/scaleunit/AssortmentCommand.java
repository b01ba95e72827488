package org.evertill.scaleunit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows how many products a store sells, or says which; may run beside a running scale unit. */
@Command(name = "assortment", mixinStandardHelpOptions = true,
        description = "Shows how many products the store's (--store) assortment has, or says which, and publishes it:"
                + " registers with an offline scope of --assortment-only keep these alone.")
final class AssortmentCommand implements Callable<Integer> {
    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Option(names = "--set", paramLabel = "FILE",
            description = "the assortment is what this file says, or what is piped in for -: a product number a line")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            String dataGroup = scaleUnit.dataGroup(headquarters);
            if (file != null) {
                List<String> products = productNumbers(file);
                if (products.isEmpty()) {
                    throw new RowRefusedException("There is no product number in " + file + ". Nothing was saved.");
                }
                headquarters.assortments().replace(scaleUnit.storeNumber(), products);
                publish(headquarters, dataGroup);
            }
            tell(headquarters.assortments().size(scaleUnit.storeNumber()), out);
            return 0;
        });
    }

    private static List<String> productNumbers(Path file) throws IOException {
        try (BufferedReader lines = GivenText.open(file)) {
            return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        }
    }

    private static void publish(Headquarters headquarters, String dataGroup) throws Exception {
        try {
            headquarters.publisher().publish(dataGroup);
        } catch (IOException e) {
            throw new IOException("The assortment is saved, but could not be published. " + e.getMessage()
                    + " The next run of a schedule tries again.", e);
        }
    }

    private void tell(long products, PrintWriter out) {
        out.println(products == 0
                ? "Nobody has said what store " + scaleUnit.storeNumber() + " sells: no offline scope can keep its"
                        + " assortment only."
                : "The assortment of store " + scaleUnit.storeNumber() + " has %,d product%s."
                        .formatted(products, products == 1 ? "" : "s"));
    }
}
