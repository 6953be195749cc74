-- Rename tax(integer, integer) to sales_tax in three releases
-- servers: v1.0.0 calls tax, so the name stays until that server is gone.
-- servers: The new server calls sales_tax.
-- note: Who may execute the copy is not known here: repeat GRANT and REVOKE of tax for sales_tax before the new server starts, and what ALTER FUNCTION said of it besides its owner.

-- expand, this release: Make a copy of tax(integer, integer) as sales_tax
CREATE FUNCTION sales_tax(amount integer, rate integer DEFAULT 5) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT amount / rate $$;
ALTER FUNCTION sales_tax(integer, integer) OWNER TO pg_monitor;
-- down: DROP FUNCTION sales_tax(integer, integer);

-- contract, next release: Let tax(integer, integer) take the name sales_tax
ALTER ROUTINE sales_tax(integer, integer) RENAME TO sales_tax_copy;
ALTER ROUTINE tax(integer, integer) RENAME TO sales_tax;
-- down: ALTER ROUTINE sales_tax(integer, integer) RENAME TO tax;
-- down: ALTER ROUTINE sales_tax_copy(integer, integer) RENAME TO sales_tax;

-- contract, release after next: Drop the copy
DROP FUNCTION sales_tax_copy(integer, integer);
-- down: CREATE FUNCTION sales_tax_copy(amount integer, rate integer DEFAULT 5) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT amount / rate $$;
-- down: ALTER FUNCTION sales_tax_copy(integer, integer) OWNER TO pg_monitor;
