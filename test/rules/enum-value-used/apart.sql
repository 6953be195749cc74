-- Committed before; another column; a type of the same transaction; another value.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, state state, note text);
CREATE TABLE texts (id bigint PRIMARY KEY, what text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_add.sql
ALTER TYPE state ADD VALUE 'lost';
UPDATE orders SET state = 'lost' WHERE id = 1;
-- file: db/migrations/003_texts.sql
BEGIN;
ALTER TYPE state ADD VALUE 'sent';
INSERT INTO texts (id, what) VALUES (1, 'sent');
UPDATE orders SET state = 'done' WHERE id = 2;
COMMIT;
-- file: db/migrations/004_new.sql
BEGIN;
CREATE TYPE mood AS ENUM ('good');
ALTER TYPE mood ADD VALUE 'bad';
CREATE TABLE moods (id bigint PRIMARY KEY, mood mood DEFAULT 'bad');
COMMIT;
