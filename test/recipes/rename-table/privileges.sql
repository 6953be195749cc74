-- schema
CREATE TABLE "User" (id bigint PRIMARY KEY, "fullName" text);
GRANT SELECT, INSERT, UPDATE ON "User" TO pg_monitor, CURRENT_USER;
GRANT SELECT ON "User" TO PUBLIC;
ALTER TABLE "User" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON "User" USING (true);
-- v1
SELECT id, "fullName" FROM "User";
-- v2
SELECT id, "fullName" FROM "Account";
-- change
ALTER TABLE "User" RENAME TO "Account";
