-- schema
CREATE TYPE state AS ENUM ('new', 'done', 'gone');
CREATE TABLE orders (id bigint PRIMARY KEY, "St ate" state NOT NULL);
GRANT SELECT (id, "St ate"), UPDATE ("St ate") ON orders TO PUBLIC;
-- v1
SELECT "St ate" FROM orders;
-- v2
SELECT "St ate" FROM orders;
-- change
CREATE TYPE state_new AS ENUM ('new', 'done');
ALTER TABLE orders ALTER COLUMN "St ate" TYPE state_new USING "St ate"::text::state_new;
DROP TYPE state;
ALTER TYPE state_new RENAME TO state;
