-- A column that takes the name of one that was NOT NULL: who writes that name goes on as before.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state int NOT NULL, state_new bigint, note varchar(20), note_new text);
CREATE TRIGGER orders_new BEFORE UPDATE ON orders FOR EACH ROW SET NEW.state_new = NEW.state;
-- file: db/queries/server.sql
SELECT state, note FROM orders WHERE id = 1;
INSERT INTO orders (id, state, note) VALUES (?, ?, NULL);
-- now
-- file: db/migrations/002_exchange.sql
LOCK TABLES orders WRITE;
ALTER TABLE orders RENAME COLUMN state TO state_old, RENAME COLUMN state_new TO state;
ALTER TABLE orders RENAME COLUMN note TO note_old, RENAME COLUMN note_new TO note;
DROP TRIGGER orders_new;
UNLOCK TABLES;
-- file: db/migrations/003_required.sql
UPDATE orders SET note = '' WHERE note IS NULL;
ALTER TABLE orders DROP COLUMN state_old;
ALTER TABLE orders MODIFY state bigint NOT NULL;
--                        ^^^^^ information set-not-null: v1.0.0 never writes NULL to orders.state_new: each of its inserts names the column
ALTER TABLE orders MODIFY note text NOT NULL;
--                        ^^^^ error set-not-null: v1.0.0 writes NULL to orders.note_new [db/queries/server.sql:2 +1]
