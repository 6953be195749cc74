-- Rename tax(integer, integer) to Sales tax in three releases
-- servers: v1.0.0 calls tax, so the name stays until that server is gone.
-- servers: The new server calls Sales tax.
-- note: Who may execute the copy is not known here: repeat GRANT and REVOKE of tax for Sales tax before the new server starts, and what ALTER FUNCTION said of it besides its owner.
-- note: total names tax: let it call Sales tax before the contract step.

-- expand, this release: Make a copy of tax(integer, integer) as Sales tax
CREATE FUNCTION shop."Sales tax"(amount integer, rate integer DEFAULT 5) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT amount / rate $$;
-- down: DROP FUNCTION shop."Sales tax"(integer, integer);

-- contract, next release: Let tax(integer, integer) take the name Sales tax
ALTER ROUTINE shop."Sales tax"(integer, integer) RENAME TO "Sales tax_copy";
ALTER ROUTINE shop.tax(integer, integer) RENAME TO "Sales tax";
-- down: ALTER ROUTINE shop."Sales tax"(integer, integer) RENAME TO tax;
-- down: ALTER ROUTINE shop."Sales tax_copy"(integer, integer) RENAME TO "Sales tax";

-- contract, release after next: Drop the copy
DROP FUNCTION shop."Sales tax_copy"(integer, integer);
-- down: CREATE FUNCTION shop."Sales tax_copy"(amount integer, rate integer DEFAULT 5) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT amount / rate $$;
