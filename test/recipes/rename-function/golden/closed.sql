-- Rename tax(integer) to sales_tax in three releases
-- servers: v1.0.0 calls tax, so the name stays until that server is gone.
-- servers: The new server calls sales_tax.
-- note: PUBLIC may not execute tax, nor the copy: grant sales_tax to those who may, before the new server starts. What ALTER FUNCTION said of it besides its owner must be said of the copy too.

-- expand, this release: Make a copy of tax(integer) as sales_tax
CREATE FUNCTION sales_tax("Amount" integer) RETURNS integer LANGUAGE sql SECURITY DEFINER AS $$ SELECT "Amount" / 5 $$;
ALTER FUNCTION sales_tax(integer) OWNER TO postgres;
REVOKE EXECUTE ON FUNCTION sales_tax(integer) FROM PUBLIC;
-- down: DROP FUNCTION sales_tax(integer);

-- contract, next release: Let tax(integer) take the name sales_tax
ALTER ROUTINE sales_tax(integer) RENAME TO sales_tax_copy;
ALTER ROUTINE tax(integer) RENAME TO sales_tax;
-- down: ALTER ROUTINE sales_tax(integer) RENAME TO tax;
-- down: ALTER ROUTINE sales_tax_copy(integer) RENAME TO sales_tax;

-- contract, release after next: Drop the copy
DROP FUNCTION sales_tax_copy(integer);
-- down: CREATE FUNCTION sales_tax_copy("Amount" integer) RETURNS integer LANGUAGE sql SECURITY DEFINER AS $$ SELECT "Amount" / 5 $$;
-- down: ALTER FUNCTION sales_tax_copy(integer) OWNER TO postgres;
-- down: REVOKE EXECUTE ON FUNCTION sales_tax_copy(integer) FROM PUBLIC;
