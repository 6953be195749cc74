-- Only what the manifest lists is read: the old report is in nobody's server.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16, migrations: db/migrations }
sources:
  - { queries: db/queries/*.sql }
  - { code: "src/**/*.ts" }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text, nick text);
-- file: db/queries/users.sql
SELECT id, email FROM users;
-- file: src/nick.ts
export const q = 'SELECT nick FROM users';
-- file: attic/report.sql
SELECT fax FROM users;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE users DROP COLUMN email;
--                            ^^^^^ error drop-column: v1.0.0 still reads users.email [db/queries/users.sql:1]
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ information drop-column: Nothing in v1.0.0 uses users.fax: searched 2 files with 2 queries, all understood
ALTER TABLE users DROP COLUMN nick;
--                            ^^^^ error drop-column: v1.0.0 still reads users.nick [src/nick.ts:1]
