-- Drop the numbering of items.id in the next release
-- servers: The new server writes id in every row it inserts.
-- servers: v1.0.0 goes on leaving id out, and its rows get a number of its own, which both servers read.
-- note: The way back makes a new sequence that goes up by one: its name, its options and privileges on it, where they were others, must be set again.
-- note: The numbering of items.id stays as it is in this release: a row that the new server inserts without id gets a number of its own as well.
-- note: After that items.id must be given: an INSERT that leaves it out is refused.

-- contract, next release: Drop the numbering of items.id
ALTER TABLE items ALTER COLUMN id DROP IDENTITY;
-- down: ALTER TABLE items ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
-- down: SELECT setval(pg_get_serial_sequence('items', 'id'), greatest(coalesce(max(id), 0) + 1, 1), false) FROM items;
