-- Rename App.User.eMail to Mail, with a view that has both names until the next release
-- servers: v1.0.0 goes on with eMail, the new server with Mail; a statement that writes to a column by both names fails.
-- servers: Both find a view under the name App.User: ON CONFLICT ON CONSTRAINT, COPY, TRUNCATE, TABLESAMPLE, WHERE CURRENT OF, ctid and xmin, GROUP BY the key alone, pg_get_serial_sequence and UPDATE … SET … = DEFAULT fail on a view or mean something else.
-- note: Until the next release SELECT * shows both names: a statement of that kind that was prepared before fails once with "cached plan must not change result type".
-- note: Migrations that touch App.User in between must name User_base_2; better, let there be none.
-- note: A server that looks up the key of its tables when it starts (Active Record and the like) finds none on a view: name the key in its model.

-- expand, this release: Rename eMail of App.User, and let a view show both names
ALTER TABLE "App"."User" RENAME COLUMN "eMail" TO "Mail";
ALTER TABLE "App"."User" RENAME TO "User_base_2";
CREATE VIEW "App"."User" WITH (security_invoker = true) AS SELECT id, "Mail" AS "eMail", "Mail" FROM "App"."User_base_2";
GRANT SELECT ON "App"."User" TO pg_monitor;
-- down: DROP VIEW "App"."User";
-- down: ALTER TABLE "App"."User_base_2" RENAME TO "User";
-- down: ALTER TABLE "App"."User" RENAME COLUMN "Mail" TO "eMail";

-- contract, next release: Drop the view and give App.User its name back
DROP VIEW "App"."User";
ALTER TABLE "App"."User_base_2" RENAME TO "User";
-- down: ALTER TABLE "App"."User" RENAME TO "User_base_2";
-- down: CREATE VIEW "App"."User" WITH (security_invoker = true) AS SELECT id, "Mail" AS "eMail", "Mail" FROM "App"."User_base_2";
-- down: GRANT SELECT ON "App"."User" TO pg_monitor;
