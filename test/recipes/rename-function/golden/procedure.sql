-- Rename note(text) to write in three releases
-- servers: v1.0.0 calls note, so the name stays until that server is gone.
-- servers: The new server calls write.
-- note: Who may execute the copy is not known here: repeat GRANT and REVOKE of note for write before the new server starts, and what ALTER FUNCTION said of it besides its owner.

-- expand, this release: Make a copy of note(text) as write
CREATE PROCEDURE write(line text) LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (line); END $$;
-- down: DROP PROCEDURE write(text);

-- contract, next release: Let note(text) take the name write
ALTER ROUTINE write(text) RENAME TO write_copy;
ALTER ROUTINE note(text) RENAME TO write;
-- down: ALTER ROUTINE write(text) RENAME TO note;
-- down: ALTER ROUTINE write_copy(text) RENAME TO write;

-- contract, release after next: Drop the copy
DROP PROCEDURE write_copy(text);
-- down: CREATE PROCEDURE write_copy(line text) LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (line); END $$;
