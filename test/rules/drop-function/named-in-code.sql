-- The code says its name, outside any query.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
-- file: db/queries/server.sql
SELECT 1;
-- file: src/tax.ts
export const total = (client, amount) => client.rpc('tax', { amount });
-- now
-- file: db/migrations/002_release.sql
DROP FUNCTION tax(int);
--            ^^^ warning drop-function: v1.0.0 may still use tax(integer): 1 file of it names tax outside the queries that were understood: src/tax.ts
