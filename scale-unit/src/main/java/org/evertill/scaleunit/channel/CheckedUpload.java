package org.evertill.scaleunit.channel;

import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.wire.UploadRecord;

/** A record with what was found before the database was asked. */
sealed interface CheckedUpload {

    /** The record as it was sent. */
    UploadRecord upload();

    /** Decodes, and its hash and numbers hold. */
    record Sound(UploadRecord upload, JournalRecord record) implements CheckedUpload { }

    /** Is of a format or kind that a later program may take as it is. */
    record NotKnown(UploadRecord upload, String reason) implements CheckedUpload { }

    /** Cannot be taken as it is. */
    record Unsound(UploadRecord upload, String reason) implements CheckedUpload { }
}
