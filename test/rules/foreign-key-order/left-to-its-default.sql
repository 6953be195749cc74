-- A row that leaves the column to its default refers to that value.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE plans (id int PRIMARY KEY);
CREATE TABLE users (id bigint PRIMARY KEY, plan int DEFAULT 3, other int);
-- file: src/users.ts
export const add = (db, id) => db.query('INSERT INTO users (id) VALUES ($1)', [id]);
-- now
-- file: db/migrations/002_keys.sql
ALTER TABLE users ADD CONSTRAINT users_plan FOREIGN KEY (plan) REFERENCES plans (id) NOT VALID;
--                               ^^^^^^^^^^ warning foreign-key-order: v1.0.0 may write rows to users whose plan is not in plans: nothing shows that the row of plans is there first [src/users.ts:1]
ALTER TABLE users ADD CONSTRAINT users_other FOREIGN KEY (other) REFERENCES plans (id) NOT VALID;
