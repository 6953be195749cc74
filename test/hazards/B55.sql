-- Dynamic SQL that can't be seen
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration fires
DO $$
DECLARE name text := 'ord' || 'ers';
BEGIN
  EXECUTE format('ALTER TABLE %I ADD COLUMN note text', name);
END $$;
-- migration silent
DO $$ BEGIN PERFORM 1; END $$;
