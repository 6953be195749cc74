-- Part of the rows, or an expression, can repeat just as well.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, active boolean);
-- file: db/queries/users.sql
INSERT INTO users (id, email, active) VALUES ($1, $2, $3);
-- now
-- file: db/migrations/002_unique.sql
CREATE UNIQUE INDEX CONCURRENTLY users_active_email ON users (email) WHERE active;
--                               ^^^^^^^^^^^^^^^^^^ warning add-unique: v1.0.0 may write duplicates to users (email): it writes email, and whether values repeat can't be told [db/queries/users.sql:1]
--                               ^^^^^^^^^^^^^^^^^^ warning unique-on-existing: Rows of users that repeat email (of the rows in its WHERE) make this fail
CREATE UNIQUE INDEX CONCURRENTLY users_lower_email ON users (lower(email));
--                               ^^^^^^^^^^^^^^^^^ warning add-unique: v1.0.0 may write duplicates to users (email): it writes email, and whether values repeat can't be told [db/queries/users.sql:1]
--                               ^^^^^^^^^^^^^^^^^ warning unique-on-existing: Rows of users that repeat lower(email) make this fail
