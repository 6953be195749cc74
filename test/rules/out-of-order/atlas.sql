-- Atlas refuses what comes before a migration that ran.
-- at: v1.0.0
-- file: migrations/atlas.sum
h1:abc=
-- file: migrations/20250101000000_users.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: migrations/20250301000000_later.sql
CREATE TABLE later (id bigint PRIMARY KEY);
-- now
-- file: migrations/20250201000000_late.sql
CREATE TABLE late (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error out-of-order: 20250201000000_late.sql is new and comes before 20250301000000_later.sql, which was released: Atlas refuses to go on where that has run
