-- How far the changes of the master tables have gone into the packages of each data group: the next delta begins there.
CREATE TABLE group_cursor (
    data_group_code ${text} NOT NULL REFERENCES data_group,
    kind ${text} NOT NULL,
    tracking_version ${integer} NOT NULL,
    PRIMARY KEY (data_group_code, kind)
) ${options};
