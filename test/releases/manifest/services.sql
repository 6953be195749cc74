-- Two services on one database, each with its own tags: a finding names those it breaks.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, migrations: db/migrations }
services:
  api: { path: services/api, tags: "v*" }
  worker: { path: services/worker, tags: "worker/v*" }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text, nick text);
-- file: services/api/users.sql
SELECT id, email FROM users;
-- file: services/worker/users.sql
SELECT id, email, fax FROM users;
-- at: worker/v7
-- now
-- file: services/worker/users.sql
SELECT id FROM users;
-- file: services/api/users.sql
SELECT id FROM users;
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN email;
--                            ^^^^^ error drop-column: api v1.0.0 and worker/v7 still read users.email [services/api/users.sql:1 +1]
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ error drop-column: worker/v7 still reads users.fax [services/worker/users.sql:1]
ALTER TABLE users DROP COLUMN nick;
--                            ^^^^ information drop-column: Nothing in api v1.0.0 and worker/v7 uses users.nick: searched 1 file with 1 query, all understood
