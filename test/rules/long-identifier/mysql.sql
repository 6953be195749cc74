-- 64 characters, however many bytes; more is refused.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_names.sql
CREATE TABLE `üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü` (id bigint PRIMARY KEY);
CREATE TABLE index_items_on_weight_and_everything_else_that_one_may_ever_look_for (id bigint PRIMARY KEY);
--           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error long-identifier: The name index_items_on_weight_and_everything_else_that_one_may_ever_look_for has 68 characters, and the server takes 64: it refuses the statement
