-- A service that is stopped for its upgrade can only not come back; the other one breaks.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, migrations: db/migrations }
services:
  api: { path: services/api }
  batch: { path: services/batch, deploy: { strategy: recreate } }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text);
-- file: services/api/users.sql
SELECT id, email FROM users;
-- file: services/batch/users.sql
SELECT id, fax FROM users;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN email;
--                            ^^^^^ error drop-column: api v1.0.0 still reads users.email [services/api/users.sql:1]
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ error broken-query: The new server still runs a query that fails then: users has no column fax [services/batch/users.sql:1]
--                            ^^^ warning drop-column: batch v1.0.0 still reads users.fax. After this you can't go back to batch v1.0.0 [services/batch/users.sql:1]
