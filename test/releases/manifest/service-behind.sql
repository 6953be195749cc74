-- A service that was released long ago knows fewer migrations; what is new is what none of them has.
-- at: worker/v1
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, migrations: db/migrations }
services:
  api: { path: api, tags: "v*" }
  worker: { path: worker, tags: "worker/v*" }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: worker/users.sql
SELECT email FROM users;
-- file: api/users.sql
SELECT email FROM users;
-- at: v2.0.0
-- file: db/migrations/002_more.sql
ALTER TABLE users ADD COLUMN phone text;
-- file: api/users.sql
SELECT email, phone FROM users;
-- now
-- file: db/migrations/003_tidy.sql
ALTER TABLE users DROP COLUMN phone;
--                            ^^^^^ error drop-column: api v2.0.0 still reads users.phone [api/users.sql:1]
ALTER TABLE users DROP COLUMN email;
--                            ^^^^^ error drop-column: api v2.0.0 and worker/v1 still read users.email [api/users.sql:1 +1]
