-- engine: mysql 8.4
-- schema
CREATE TABLE countries (code varchar(2) NOT NULL, name text);
-- v1
INSERT INTO countries (code, name) VALUES (?, ?);
-- v2
INSERT INTO countries (code, name) VALUES (?, ?);
-- change
ALTER TABLE countries ADD PRIMARY KEY (code);
