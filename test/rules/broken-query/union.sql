-- Branches of a UNION, one of which grows; a json column among distinct rows; a name to join by twice.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE a (id bigint PRIMARY KEY, n int);
CREATE TABLE b (id bigint PRIMARY KEY, n int);
CREATE TABLE c (id bigint PRIMARY KEY, a bigint);
-- file: db/queries/server.sql
SELECT * FROM a UNION ALL SELECT * FROM b;
SELECT DISTINCT * FROM c;
SELECT 1 FROM b JOIN c ON b.id = c.a JOIN a USING (n);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE a ADD COLUMN z int;
--                       ^ error broken-query: v1.0.0 still runs a query that fails then: the branches of a UNION have 3 and 2 columns [db/queries/server.sql:1]
--                       ^ error broken-query: The new server still runs a query that fails then: the branches of a UNION have 3 and 2 columns [db/queries/server.sql:1]
ALTER TABLE c ADD COLUMN meta json;
--                       ^^^^ error broken-query: v1.0.0 still runs a query that fails then: rows with meta can't be compared by DISTINCT, for json has no equality [db/queries/server.sql:2]
--                       ^^^^ error broken-query: The new server still runs a query that fails then: rows with meta can't be compared by DISTINCT, for json has no equality [db/queries/server.sql:2]
ALTER TABLE c ADD COLUMN n int;
--                       ^ error broken-query: v1.0.0 still runs a query that fails then: the column n to join by is ambiguous [db/queries/server.sql:3]
--                       ^ error broken-query: The new server still runs a query that fails then: the column n to join by is ambiguous [db/queries/server.sql:3]
