-- schema
CREATE SCHEMA "My shop";
CREATE TABLE "My shop"."Sold ""items""" ("Id" int PRIMARY KEY, "what's $$ it" text DEFAULT $d$a$$b'c\d$d$, "group" int);
-- v1
SELECT "what's $$ it" FROM "My shop"."Sold ""items""";
-- v2
SELECT "as" FROM "My shop"."Sold ""items""";
-- change
ALTER TABLE "My shop"."Sold ""items""" RENAME COLUMN "what's $$ it" TO "as";
