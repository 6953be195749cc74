-- schema
CREATE TABLE pages (id bigint PRIMARY KEY, body text COLLATE "C");
ALTER TABLE pages ADD CONSTRAINT body_short CHECK (length(body) < 5000) NOT VALID;
ALTER TABLE pages ALTER body SET STORAGE external, ALTER body SET COMPRESSION pglz, ALTER body SET STATISTICS 0;
CREATE INDEX pages_body ON pages (body text_pattern_ops) WITH (fillfactor = 50) WHERE length(body) < 100;
CREATE STATISTICS pages_length ON (length(body)) FROM pages;
-- v1
SELECT body FROM pages WHERE id = $1;
INSERT INTO pages (id, body) VALUES ($1, $2);
-- v2
SELECT body FROM pages WHERE id = $1;
INSERT INTO pages (id, body) VALUES ($1, $2);
-- change
ALTER TABLE pages ALTER COLUMN body TYPE varchar(2000) COLLATE "C";
