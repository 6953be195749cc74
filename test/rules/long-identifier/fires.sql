-- Bytes count, not letters; once a name.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_names.sql
CREATE TABLE "größenüberschreitungsüberprüfungsverfahrensbeschreibungsände" (id bigint PRIMARY KEY);
--           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning long-identifier: The name größenüberschreitungsüberprüfungsverfahrensbeschreibungsände has 66 bytes and is cut off: the database knows it as größenüberschreitungsüberprüfungsverfahrensbeschreibungsä
CREATE INDEX index_items_on_weight_and_everything_else_that_one_may_ever_look_for ON items (weight);
--           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning create-index: CREATE INDEX blocks writes to items until the index is built
--           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning long-identifier: The name index_items_on_weight_and_everything_else_that_one_may_ever_look_for has 68 bytes and is cut off: the database knows it as index_items_on_weight_and_everything_else_that_one_may_ever_loo
CREATE VIEW items_on_weight_and_everything_else_that_one_may_ever_look_for_twice AS SELECT id AS index_items_on_weight_and_everything_else_that_one_may_ever_look_twice FROM items;
--          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning long-identifier: The name items_on_weight_and_everything_else_that_one_may_ever_look_for_twice has 68 bytes and is cut off: the database knows it as items_on_weight_and_everything_else_that_one_may_ever_look_for_
