-- A release the manifest spells out: which server it comes from, which migrations it has, and in which phase each runs.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text, nick text);
-- file: db/queries/users.sql
SELECT id, email, fax, nick FROM users;
-- at: v1.1.0
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16 }
releases:
  - name: "1.2"
    from: { api: v1.0.0 }
    servers: { api: HEAD }
    migrations:
      - { file: db/migrations/003_tidy.sql }
      - { file: db/migrations/004_later.sql, phase: contract }
-- file: db/migrations/002_hotfix.sql
ALTER TABLE users DROP COLUMN email;
-- file: db/migrations/003_tidy.sql
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ error drop-column: v1.0.0 still reads users.fax [db/queries/users.sql:1]
-- file: db/migrations/004_later.sql
ALTER TABLE users DROP COLUMN nick;
--                            ^^^^ warning drop-column: v1.0.0 still reads users.nick. After this you can't go back to v1.0.0 [db/queries/users.sql:1]
