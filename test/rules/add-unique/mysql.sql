-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email varchar(200), name varchar(50));
-- file: src/users.ts
export const add = (db, email) => db.query('INSERT INTO users (email) VALUES (?)', [email]);
-- now
-- file: db/migrations/002_unique.sql
ALTER TABLE users ADD UNIQUE KEY email_unique (email), ADD KEY by_name (name);
--                               ^^^^^^^^^^^^ warning add-unique: v1.0.0 may write duplicates to users (email): it writes email, and whether values repeat can't be told [src/users.ts:1]
--                               ^^^^^^^^^^^^ warning unique-on-existing: Rows of users that repeat email make this fail
