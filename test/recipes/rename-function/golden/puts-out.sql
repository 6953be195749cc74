-- Rename book(integer) to enter in three releases
-- servers: v1.0.0 calls book, so the name stays until that server is gone.
-- servers: The new server calls enter.
-- note: Who may execute the copy is not known here: repeat GRANT and REVOKE of book for enter before the new server starts, and what ALTER FUNCTION said of it besides its owner.

-- expand, this release: Make a copy of book(integer) as enter
CREATE PROCEDURE enter(amount integer, OUT tax integer) LANGUAGE plpgsql AS $$ BEGIN tax := amount / 5; END $$;
-- down: DROP PROCEDURE enter(integer);

-- contract, next release: Let book(integer) take the name enter
ALTER ROUTINE enter(integer) RENAME TO enter_copy;
ALTER ROUTINE book(integer) RENAME TO enter;
-- down: ALTER ROUTINE enter(integer) RENAME TO book;
-- down: ALTER ROUTINE enter_copy(integer) RENAME TO enter;

-- contract, release after next: Drop the copy
DROP PROCEDURE enter_copy(integer);
-- down: CREATE PROCEDURE enter_copy(amount integer, OUT tax integer) LANGUAGE plpgsql AS $$ BEGIN tax := amount / 5; END $$;
