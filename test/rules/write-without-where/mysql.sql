-- WHERE 1; LIMIT and JOIN choose rows too.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4, tables: { logs: { rows: 40M } } }
-- file: db/migrations/001_start.sql
CREATE TABLE logs (id bigint PRIMARY KEY, text varchar(50));
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_clear.sql
DELETE FROM logs WHERE 1;
--          ^^^^ warning write-without-where: WHERE 1 is always true: every row of logs (40000000 rows) is deleted
DELETE FROM logs LIMIT 1000;
DELETE logs FROM logs JOIN users ON users.id = logs.id;
