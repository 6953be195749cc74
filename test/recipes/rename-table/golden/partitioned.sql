-- Rename events to happenings in the next release, with a view until then
-- servers: v1.0.0 goes on with events, which stays the table.
-- servers: The new server names happenings only, which is a view until the next release: ON CONFLICT ON CONSTRAINT, COPY, TRUNCATE, TABLESAMPLE, WHERE CURRENT OF, ctid and xmin, GROUP BY the key alone, pg_get_serial_sequence and UPDATE … SET … = DEFAULT fail on a view or mean something else.
-- note: A server that looks up the key of its tables when it starts (Active Record and the like) finds none on a view: name the key in its model.

-- expand, this release: Let events be known as happenings as well
CREATE VIEW happenings WITH (security_invoker = true) AS SELECT * FROM events;
-- down: DROP VIEW happenings;

-- contract, next release: Rename events to happenings
DROP VIEW happenings;
ALTER TABLE events RENAME TO happenings;
-- down: ALTER TABLE happenings RENAME TO events;
-- down: CREATE VIEW happenings WITH (security_invoker = true) AS SELECT * FROM events;
