-- INSERT … SELECT, COPY and a positional INSERT leave it out as well.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY);
CREATE TABLE c (id bigint PRIMARY KEY);
-- file: db/queries/all.sql
INSERT INTO a (id) SELECT id FROM b;
INSERT INTO b VALUES ($1);
COPY c (id) FROM STDIN;
-- now
-- file: db/queries/all.sql
SELECT 1;
-- file: db/migrations/002_x.sql
ALTER TABLE a ADD COLUMN x int NOT NULL;
--                       ^ error add-not-null-column: v1.0.0 inserts into a without x [db/queries/all.sql:1]
ALTER TABLE b ADD COLUMN x int NOT NULL;
--                       ^ error add-not-null-column: v1.0.0 inserts into b without x [db/queries/all.sql:2]
ALTER TABLE c ADD COLUMN x int NOT NULL;
--                       ^ error add-not-null-column: v1.0.0 inserts into c without x [db/queries/all.sql:3]
