-- ON CONFLICT DO NOTHING without a target counts any unique key.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE seen (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mail text CONSTRAINT seen_mail UNIQUE);
-- file: db/queries/server.sql
INSERT INTO seen (mail) VALUES ($1) ON CONFLICT DO NOTHING;
-- now
-- file: db/migrations/002_keys.sql
ALTER TABLE seen DROP CONSTRAINT seen_mail;
--                               ^^^^^^^^^ error changed-query: v1.0.0 still runs a query that goes on and means something else: no unique key over seen.mail is left, so it inserts a second row where it found one [db/queries/server.sql:1]
