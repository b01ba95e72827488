package org.evertill.verification.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A sales file of our own with every oddity real ones have, and some ordinary invoices around them. */
final class CraftedSales {

    private static final String ODDITIES = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            600001,85123A,"WHITE ""HEART"" HOLDER, LARGE",6,2011-07-01 08:26:00,2.55,17850,United Kingdom
            600001,85123A,"WHITE ""HEART"" HOLDER, LARGE",6,2011-07-01 08:26:00,2.55,17850,United Kingdom
            600001,85123a,,1,2011-07-01 08:26:00,0.001,17850,United Kingdom
            600001,85123A,"WHITE ""HEART"" HOLDER, LARGE",1,2011-07-01 08:26:00,2.95,17850,United Kingdom
            C600002,85123A,wrong colour,-3,2011-07-01 09:00:00,2.55,,United Kingdom
            600003,22,PAPER CRAFT,80995,2011-07-01 09:15:00,2.08,16446,United Kingdom
            C600004,22,PAPER CRAFT,-80995,2011-07-01 09:27:00,2.08,16446,United Kingdom
            600005,22,damaged,-40,2011-07-31 23:59:00,0.0,,United Kingdom
            A600006,B,Adjust bad debt,1,2011-08-01 00:01:00,11062.06,,United Kingdom
            A600007,B,Adjust bad debt,1,2011-08-01 00:02:00,-11062.06,,United Kingdom
            600008,BANK CHARGES,,5,2011-08-01 01:00:00,0.001,,EIRE
            600008,85123a,HOLDER,0.125,2011-08-01 01:00:00,1000000,,EIRE
            C600009,BANK CHARGES,,-5,2011-08-01 01:05:00,0.001,,EIRE
            600001,post,POSTAGE,1,2011-08-02 10:00:00,18.00,17850,United Kingdom
            """;

    private CraftedSales() {}

    /** Writes the oddities and so many ordinary invoices after them; the same number gives the same file. */
    static Path write(Path file, int ordinary) throws IOException {
        Random random = new Random(ordinary);
        StringBuilder text = new StringBuilder(ODDITIES);
        for (int invoice = 0; invoice < ordinary; invoice++) {
            int lines = random.nextInt(1, 9);
            for (int line = 0; line < lines; line++) {
                int product = random.nextInt(40);
                text.append("6100%02d,P%d,Product %d,%d,2011-08-%02d 12:%02d:00,%d.%02d,,France\n".formatted(
                        invoice, product, product, random.nextInt(1, 30), 3 + invoice / 60, invoice % 60,
                        1 + product % 7, random.nextInt(2) * 45));
            }
        }
        return Files.writeString(file, text);
    }
}
