-- schema
CREATE SCHEMA "App";
CREATE TABLE "App"."User" (id bigint PRIMARY KEY, "eMail" text GENERATED ALWAYS AS ('m' || id::text) STORED);
CREATE TABLE "App"."User_base" (id bigint PRIMARY KEY);
GRANT SELECT ON "App"."User" TO pg_monitor;
ALTER TABLE "App"."User" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON "App"."User" USING (id > 0);
-- v1
SELECT "eMail" FROM "App"."User";
INSERT INTO "App"."User" (id) VALUES ($1);
-- v2
SELECT "Mail" FROM "App"."User";
-- change
ALTER TABLE "App"."User" RENAME COLUMN "eMail" TO "Mail";
