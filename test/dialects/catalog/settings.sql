-- What hangs on columns, constraints, indexes and views without being seen in queries.

-- Columns: how they are kept, and what the planner knows of them.
CREATE TABLE kept (id bigint PRIMARY KEY, a text STORAGE external COMPRESSION pglz, b text STORAGE default, c numeric, d int, e text[]);
ALTER TABLE kept ALTER a SET STATISTICS 500, ALTER b SET STORAGE main, ALTER c SET STORAGE extended;
ALTER TABLE kept ALTER COLUMN c SET STORAGE main;
ALTER TABLE kept ALTER e SET STORAGE plain;
ALTER TABLE kept ALTER d SET STORAGE plain;
ALTER TABLE kept ALTER b SET COMPRESSION pglz;
ALTER TABLE kept ALTER b SET COMPRESSION default;
ALTER TABLE kept ALTER a SET (n_distinct = -0.5, n_distinct_inherited = 100);
ALTER TABLE kept ALTER a RESET (n_distinct_inherited);
ALTER TABLE kept ALTER d SET STATISTICS 0, ALTER d SET (n_distinct = 5);
ALTER TABLE kept RENAME COLUMN a TO a2;
ALTER TABLE kept ALTER a2 TYPE varchar(100);
ALTER TABLE kept ALTER a2 SET STATISTICS DEFAULT;
ALTER TABLE kept ALTER d SET STATISTICS -1;
ALTER TABLE kept ALTER d RESET (n_distinct);
CREATE TABLE heir () INHERITS (kept);
ALTER TABLE kept ALTER b SET STATISTICS 7;
ALTER TABLE ONLY kept ALTER b SET STATISTICS 8;
ALTER TABLE kept ALTER b SET STORAGE external;
ALTER TABLE kept ALTER b SET COMPRESSION pglz;
ALTER TABLE kept ALTER b SET (n_distinct = 3);
CREATE TABLE heir2 () INHERITS (kept);
CREATE TABLE like_all (LIKE kept INCLUDING ALL);
CREATE TABLE like_none (LIKE kept);
CREATE TABLE like_storage (LIKE kept INCLUDING STORAGE);
CREATE TABLE like_compression (LIKE kept INCLUDING COMPRESSION);

-- Constraints.
CREATE TABLE parent (id bigint PRIMARY KEY DEFERRABLE, code text UNIQUE DEFERRABLE INITIALLY DEFERRED, x int, UNIQUE (x) WITH (fillfactor = 70));
CREATE TABLE pair (a int, b int, note text, PRIMARY KEY (a, b) INCLUDE (note) WITH (fillfactor = 80)) WITH (fillfactor = 50);
CREATE TABLE child (
  id bigint PRIMARY KEY,
  a int DEFAULT 1, b int, x int, y int,
  CONSTRAINT child_x_fkey FOREIGN KEY (x) REFERENCES parent (x) ON UPDATE CASCADE ON DELETE SET DEFAULT DEFERRABLE,
  CONSTRAINT child_pair_fkey FOREIGN KEY (a, b) REFERENCES pair MATCH FULL ON DELETE RESTRICT,
  CONSTRAINT child_set_fkey FOREIGN KEY (a, b) REFERENCES pair ON DELETE SET NULL (b) INITIALLY DEFERRED
);
ALTER TABLE child ALTER CONSTRAINT child_x_fkey INITIALLY DEFERRED;
ALTER TABLE child ALTER CONSTRAINT child_x_fkey DEFERRABLE;
ALTER TABLE child ALTER CONSTRAINT child_pair_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE child ALTER CONSTRAINT child_set_fkey NOT DEFERRABLE;
ALTER TABLE child ALTER CONSTRAINT child_set_fkey NOT ENFORCED;
ALTER TABLE child ALTER CONSTRAINT child_set_fkey ENFORCED;
ALTER TABLE child ADD UNIQUE (y) DEFERRABLE, ADD CONSTRAINT y_positive CHECK (y > 0);
COMMENT ON CONSTRAINT y_positive ON child IS 'no debts';
COMMENT ON CONSTRAINT y_positive ON child IS NULL;
COMMENT ON CONSTRAINT child_y_key ON child IS 'one each';
ALTER TABLE child RENAME CONSTRAINT child_y_key TO one_y;
CREATE TABLE doubtful (a bigint, b int, FOREIGN KEY (a) REFERENCES child NOT VALID, CHECK (b > 0) NOT VALID);
CREATE INDEX child_b ON child (b);
CREATE UNIQUE INDEX child_x ON child (x) WITH (fillfactor = 60, deduplicate_items = off);
ALTER TABLE child ADD CONSTRAINT one_x UNIQUE USING INDEX child_x DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE rooms (room int4range, at tsrange, name text, EXCLUDE USING gist (room WITH =, at WITH &&) DEFERRABLE,
  CONSTRAINT apart EXCLUDE USING gist (at WITH OPERATOR(pg_catalog.-|-), (room * room) WITH &&) INCLUDE (name) WITH (fillfactor = 70) WHERE (name <> ''));
CREATE TABLE stays (room int4range, at tsrange, PRIMARY KEY (room, at WITHOUT OVERLAPS));
CREATE TABLE cleanings (room int4range, at tsrange, FOREIGN KEY (room, PERIOD at) REFERENCES stays (room, PERIOD at));
CREATE TABLE like_keys (LIKE child INCLUDING INDEXES);
CREATE TABLE like_rooms (LIKE rooms INCLUDING INDEXES);
CREATE TABLE like_stays (LIKE stays INCLUDING ALL);
CREATE TABLE parts (id int, x int REFERENCES parent (x) DEFERRABLE, UNIQUE (id) DEFERRABLE) PARTITION BY RANGE (id);
CREATE TABLE part_1 PARTITION OF parts FOR VALUES FROM (1) TO (2);
ALTER TABLE parts ALTER CONSTRAINT parts_x_fkey DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE part_2 PARTITION OF parts FOR VALUES FROM (2) TO (3);

-- Indexes.
CREATE INDEX child_many ON child (a DESC NULLS LAST, b NULLS FIRST, x DESC) WITH (fillfactor = 70) WHERE a > 0;
CREATE INDEX rooms_name ON rooms (name COLLATE "C" text_pattern_ops, name text_pattern_ops DESC, lower(name));
ALTER INDEX child_many SET (fillfactor = 50, deduplicate_items = off);
ALTER INDEX child_many RESET (deduplicate_items);
ALTER INDEX child_many RESET (fillfactor);
ALTER INDEX rooms_name ALTER COLUMN 3 SET STATISTICS 300;
ALTER INDEX rooms_name ALTER COLUMN 3 SET STATISTICS -1;
ALTER INDEX rooms_name ALTER COLUMN 3 SET STATISTICS 200;
COMMENT ON INDEX child_many IS 'for lists';
SET allow_in_place_tablespaces = on;
CREATE TABLESPACE fast LOCATION '';
CREATE INDEX child_fast ON child (a) WITH (fillfactor = 70) TABLESPACE fast WHERE a IS NOT NULL;
ALTER INDEX child_b SET TABLESPACE fast;
ALTER TABLE child_b SET TABLESPACE pg_default;
ALTER TABLE child ADD CONSTRAINT all_of_it UNIQUE (id, a) USING INDEX TABLESPACE fast;
CREATE TABLE elsewhere (id int) TABLESPACE fast;
CREATE INDEX parts_x ON parts (x) WITH (fillfactor = 66);
COMMENT ON INDEX parts_x IS 'of all parts';
COMMENT ON CONSTRAINT parts_x_fkey ON parts IS 'of all parts';
COMMENT ON CONSTRAINT parts_id_key ON parts IS 'of all parts';
COMMENT ON COLUMN parts.x IS 'of all parts';
ALTER TABLE parts ALTER x SET STATISTICS 77, ADD CONSTRAINT x_small CHECK (x < 1000);
COMMENT ON CONSTRAINT x_small ON parts IS 'of all parts';
CREATE INDEX parts_expr ON parts ((x + 1));
ALTER INDEX parts_expr ALTER COLUMN 1 SET STATISTICS 55;
CREATE TABLE part_4 (id int, x int, CONSTRAINT x_small CHECK (x < 1000));
ALTER TABLE parts ATTACH PARTITION part_4 FOR VALUES FROM (4) TO (5);
CREATE TABLE part_3 PARTITION OF parts FOR VALUES FROM (3) TO (4);

-- Replica identity.
ALTER TABLE child REPLICA IDENTITY FULL;
ALTER TABLE parent REPLICA IDENTITY NOTHING;
CREATE TABLE told (id int NOT NULL, "Other Id" int NOT NULL);
CREATE UNIQUE INDEX "told By" ON told ("Other Id");
ALTER TABLE told REPLICA IDENTITY USING INDEX "told By";
ALTER INDEX "told By" RENAME TO told_by;
ALTER TABLE child REPLICA IDENTITY DEFAULT;
DROP INDEX told_by;

-- Views.
CREATE VIEW plain AS SELECT id, a FROM child;
CREATE VIEW careful WITH (security_barrier, security_invoker = true, check_option = local) AS SELECT id, a FROM child;
CREATE VIEW checked AS SELECT id, a FROM child WHERE a > 0 WITH CASCADED CHECK OPTION;
ALTER VIEW plain SET (security_barrier = true, security_invoker = on);
ALTER VIEW plain RESET (security_invoker);
ALTER VIEW careful SET (check_option = cascaded);
ALTER VIEW checked RESET (check_option);
CREATE OR REPLACE VIEW plain AS SELECT id, a, b FROM child;
CREATE OR REPLACE VIEW plain WITH (security_invoker) AS SELECT id, a, b FROM child;
CREATE MATERIALIZED VIEW counted WITH (fillfactor = 70) AS SELECT count(*) AS n FROM child;
ALTER MATERIALIZED VIEW counted SET (autovacuum_enabled = false);

-- REINDEX may move an index.
CREATE TABLE moved (id int PRIMARY KEY, a int);
CREATE INDEX moved_a ON moved (a);
REINDEX (TABLESPACE fast) INDEX CONCURRENTLY moved_a;
REINDEX (TABLESPACE fast) TABLE moved;
REINDEX (TABLESPACE pg_default) INDEX moved_a;

-- What CLUSTER goes by.
CREATE TABLE ordered (id int PRIMARY KEY, a int, b int);
CREATE INDEX ordered_a ON ordered (a);
CREATE INDEX "Ordered b" ON ordered (b);
ALTER TABLE ordered CLUSTER ON ordered_a;
ALTER TABLE ordered ALTER a TYPE bigint;
CLUSTER ordered USING "Ordered b";
CLUSTER ordered;
CREATE TABLE like_ordered (LIKE ordered INCLUDING ALL);
ALTER TABLE ordered CLUSTER ON ordered_pkey;
ALTER TABLE ordered SET WITHOUT CLUSTER;
