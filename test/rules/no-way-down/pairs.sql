-- at: v1.0.0
-- file: db/migrations/1_users.up.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/migrations/1_users.down.sql
DROP TABLE users;
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/2_a.up.sql
CREATE TABLE a (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information no-way-down: 2_a has no way down, and the migrations before it have one
-- file: db/migrations/3_b.up.sql
CREATE TABLE b (id bigint PRIMARY KEY);
-- file: db/migrations/3_b.down.sql
DROP TABLE b;
