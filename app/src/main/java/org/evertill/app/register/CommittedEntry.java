package org.evertill.app.register;

import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.JournalEntry;

/** An entry that is in the journal: what printing, the drawer and the upload may act on, and not before. */
public record CommittedEntry(JournalEntry entry, Committed committed) {
}
