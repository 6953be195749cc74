-- The column comes back under its name, and so does the unique key.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE "_AToB" ("A" text NOT NULL, "B" uuid NOT NULL);
CREATE UNIQUE INDEX "_AToB_AB_unique" ON "_AToB" ("A", "B");
-- file: db/queries/server.sql
SELECT "B" FROM "_AToB" WHERE "B" = $1;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE "_AToB" DROP COLUMN "A", ADD COLUMN "A" uuid NOT NULL;
CREATE UNIQUE INDEX "_AToB_AB_unique" ON "_AToB" ("A", "B");
