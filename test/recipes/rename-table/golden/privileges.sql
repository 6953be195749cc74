-- Rename User to Account in the next release, with a view until then
-- servers: v1.0.0 goes on with User, which stays the table.
-- servers: The new server names Account only, which is a view until the next release: ON CONFLICT ON CONSTRAINT, COPY, TRUNCATE, TABLESAMPLE, WHERE CURRENT OF, ctid and xmin, GROUP BY the key alone, pg_get_serial_sequence and UPDATE … SET … = DEFAULT fail on a view or mean something else.
-- note: A server that looks up the key of its tables when it starts (Active Record and the like) finds none on a view: name the key in its model.
-- note: The view asks for privileges on User as well as on itself, so nobody gets more than before.

-- expand, this release: Let User be known as Account as well
CREATE VIEW "Account" WITH (security_invoker = true) AS SELECT * FROM "User";
GRANT SELECT, INSERT, UPDATE ON "Account" TO pg_monitor;
GRANT SELECT, INSERT, UPDATE ON "Account" TO CURRENT_USER;
GRANT SELECT ON "Account" TO PUBLIC;
-- down: DROP VIEW "Account";

-- contract, next release: Rename User to Account
DROP VIEW "Account";
ALTER TABLE "User" RENAME TO "Account";
-- down: ALTER TABLE "Account" RENAME TO "User";
-- down: CREATE VIEW "Account" WITH (security_invoker = true) AS SELECT * FROM "User";
-- down: GRANT SELECT, INSERT, UPDATE ON "Account" TO pg_monitor;
-- down: GRANT SELECT, INSERT, UPDATE ON "Account" TO CURRENT_USER;
-- down: GRANT SELECT ON "Account" TO PUBLIC;
