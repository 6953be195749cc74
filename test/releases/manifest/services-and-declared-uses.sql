-- What a service is declared to use is said of it.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, migrations: db/migrations }
services:
  api: { path: services/api }
  reports:
    path: services/reports
    uses:
      users: { reads: [fax] }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text);
-- file: services/api/users.sql
SELECT id, email FROM users;
-- file: services/reports/report.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ error drop-column: reports v1.0.0 still uses users.fax [bellows.yaml:8]
