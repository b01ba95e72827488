package org.evertill.scaleunit.channel;

import java.sql.SQLException;
import java.util.List;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;

/** The planted bug of that name: a record that is here already fails its whole batch, as a bare constraint would. */
public final class DuplicateIsAnError {

    private DuplicateIsAnError() {}

    public static List<RecordAnswer> put(RecordShelf shelf, List<CheckedUpload> batch) throws SQLException {
        List<RecordAnswer> answers = shelf.put(batch);
        if (answers.stream().anyMatch(answer -> answer.outcome() == UploadOutcome.ALREADY_HERE)) {
            throw new SQLException("UNIQUE constraint failed: journal_record.record_id");
        }
        return answers;
    }
}
