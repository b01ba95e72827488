package org.evertill.scaleunit.channel;

import java.sql.SQLException;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;

/** The planted bug of that name: a record that is here already fails its whole batch, as a bare constraint would. */
public final class DuplicateIsAnError {

    private DuplicateIsAnError() {}

    public static RecordAnswer put(RecordShelf shelf, UploadRecord upload, JournalRecord record) throws SQLException {
        RecordAnswer answer = shelf.put(upload, record);
        if (answer.outcome() == UploadOutcome.ALREADY_HERE) {
            throw new SQLException("UNIQUE constraint failed: journal_record.record_id");
        }
        return answer;
    }
}
