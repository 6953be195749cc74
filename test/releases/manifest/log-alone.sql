-- A log alone never makes anything unused.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, migrations: db/migrations }
sources: [{ log: evidence/statements.json }]
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text);
-- now
-- file: evidence/statements.json
[
  { "query": "SELECT email FROM users" }
]
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN email;
--                            ^^^^^ error drop-column: v1.0.0 still reads users.email [evidence/statements.json:2]
ALTER TABLE users DROP COLUMN nick;
--                            ^^^^ warning drop-column: v1.0.0 may still use users.nick: no query was found in the code of v1.0.0, so nothing tells what it uses
