-- MySQL.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int DETERMINISTIC RETURN amount / 5;
-- file: db/queries/server.sql
SELECT tax(?);
-- now
-- file: db/migrations/002_release.sql
DROP FUNCTION tax;
--            ^^^ error drop-function: v1.0.0 still calls tax(int) [db/queries/server.sql:1]
