INSERT INTO own_note (record_id, note) SELECT record_id, kind FROM journal_record;
