-- What ORMs write: the default helps the existing rows only.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE documents (id bigint PRIMARY KEY);
-- file: db/queries/documents.sql
INSERT INTO documents (id) VALUES ($1);
-- now
-- file: db/queries/documents.sql
INSERT INTO documents (id, level) VALUES ($1, $2);
-- file: db/migrations/002_level.sql
ALTER TABLE documents ADD COLUMN level text NOT NULL DEFAULT 'SES';
ALTER TABLE documents ALTER COLUMN level DROP DEFAULT;
--                                 ^^^^^ error drop-default: v1.0.0 inserts into documents without level, which has no default then [db/queries/documents.sql:1]
