-- The function is not in the migrations.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, kind text, touched timestamptz);
CREATE TABLE audit (at timestamptz, what text);
-- file: db/queries/server.sql
INSERT INTO events (id, kind, touched) VALUES ($1, $2, $3);
-- now
-- file: db/migrations/002_release.sql
CREATE TRIGGER x BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION elsewhere.check_it();
--             ^ hint create-trigger: v1.0.0 may write rows to events that the new trigger x refuses or changes: the function check_it is not in the migrations [db/queries/server.sql:1]
