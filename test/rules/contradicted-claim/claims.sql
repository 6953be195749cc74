-- What can't be told is taken as claimed; what a source shows is believed.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, legacy_note text, old_total int, state text);
CREATE TABLE leftovers (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
SELECT id, state FROM orders;
-- file: src/orders.ts
export const config = { columns: ['legacy_note', 'old_total'], table: 'leftovers' };
-- now
-- file: bellows.yaml
bellows: 1
ignores: [orders.legacy_note, leftovers, orders.state, orders.legacy_nota]
--                                       ^^^^^^^^^^^^ warning contradicted-claim: The manifest claims that nothing uses orders.state, and v1.0.0 uses it [db/queries/orders.sql:1]
--                                                     ^^^^^^^^^^^^^^^^^^ warning unused-ignore: orders.legacy_nota is claimed to be unused, and the migrations make no such table or column
-- file: db/migrations/002_tidy.sql
ALTER TABLE orders DROP COLUMN legacy_note;
--                             ^^^^^^^^^^^ information drop-column: Nothing in v1.0.0 uses orders.legacy_note: searched 2 files with 1 query, all understood
ALTER TABLE orders DROP COLUMN old_total;
--                             ^^^^^^^^^ information drop-column: Nothing in v1.0.0 uses orders.old_total: searched 2 files with 1 query, all understood
DROP TABLE leftovers;
--         ^^^^^^^^^ information drop-table: Nothing in v1.0.0 uses leftovers: the manifest says that nothing uses leftovers, and no source shows a use
ALTER TABLE orders DROP COLUMN state;
--                             ^^^^^ error drop-column: v1.0.0 still reads orders.state [db/queries/orders.sql:1]
