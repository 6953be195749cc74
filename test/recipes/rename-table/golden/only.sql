-- Rename events to happenings now, with a view under the old name until the next release
-- servers: v1.0.0 goes on with events, which is a view from now on: ON CONFLICT ON CONSTRAINT, COPY, TRUNCATE, TABLESAMPLE, WHERE CURRENT OF, ctid and xmin, GROUP BY the key alone, pg_get_serial_sequence and UPDATE … SET … = DEFAULT fail on a view or mean something else.
-- servers: The new server names happenings only.
-- note: The table is renamed in this release because the new server leaves out the tables that inherit from it (ONLY) (db/queries/server.sql:1); a view under the new name would not do.

-- expand, this release: Rename events to happenings, and let it be known as events as well
ALTER TABLE events RENAME TO happenings;
CREATE VIEW events WITH (security_invoker = true) AS SELECT * FROM happenings;
-- down: DROP VIEW events;
-- down: ALTER TABLE happenings RENAME TO events;

-- contract, next release: Forget the name events
DROP VIEW events;
-- down: CREATE VIEW events WITH (security_invoker = true) AS SELECT * FROM happenings;
