package org.evertill.scaleunit.headquarters.imports;

import java.sql.SQLException;
import java.util.Set;

/** What a file says of one store, gathered row by row. */
sealed interface StoreList permits ItemList, OfferList {

    /** Takes the row that the cells stand on. */
    void take(Cells cells, RowNotes notes) throws RowRejectedException;

    /** A row is not taken: what it was about stays as headquarters has it, for it is not absent from the file. */
    void keep(Cells cells);

    /** Whether no row of it was taken: then nothing is concluded from what is absent. */
    boolean isEmpty();

    /** The numbers of the products it may say something of. */
    Set<String> products();

    /** The codes it names, as they are kept and as they are written. */
    Set<String> codes();

    /** What it comes to beside what headquarters has. */
    StorePlan plan(KnownRows known, boolean partial, RowNotes notes) throws SQLException;
}
