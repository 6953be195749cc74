-- Rename tax(integer, integer) to Sales tax in two releases
-- servers: v1.0.0 calls tax, so the name stays until that server is gone.
-- servers: The new server calls Sales tax.
-- note: Who may execute the copy is not known here: repeat GRANT and REVOKE of tax for Sales tax before the new server starts.
-- note: total names tax: let it call Sales tax before the contract step.

-- expand, this release: Make a copy of tax(integer, integer) as Sales tax
CREATE FUNCTION shop."Sales tax"(amount integer, rate integer DEFAULT 5) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT amount / rate $$;
-- down: DROP FUNCTION shop."Sales tax"(integer, integer);

-- contract, next release: Let tax(integer, integer) take the name Sales tax
DROP FUNCTION shop."Sales tax"(integer, integer);
ALTER ROUTINE shop.tax(integer, integer) RENAME TO "Sales tax";
-- down: ALTER ROUTINE shop."Sales tax"(integer, integer) RENAME TO tax;
-- down: CREATE FUNCTION shop."Sales tax"(amount integer, rate integer DEFAULT 5) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT amount / rate $$;
