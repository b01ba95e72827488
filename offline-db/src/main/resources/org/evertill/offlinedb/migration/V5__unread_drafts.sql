-- Running sales that a program could not read, as they were written: they wait here for one that can.
CREATE TABLE unread_draft (
    cart_id TEXT NOT NULL PRIMARY KEY,
    cart TEXT NOT NULL
) STRICT;

CREATE TABLE unread_draft_line (
    cart_id TEXT NOT NULL,
    line_number INTEGER NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (cart_id, line_number)
) STRICT;
