-- Rows lose what those who follow a table know them by
-- before
CREATE TABLE t (id bigint PRIMARY KEY, k bigint NOT NULL);
CREATE UNIQUE INDEX t_uk ON t (k);
-- v1
UPDATE t SET k = $1 WHERE id = $2;
-- migration fires
ALTER TABLE t REPLICA IDENTITY NOTHING;
-- migration silent
ALTER TABLE t REPLICA IDENTITY USING INDEX t_uk;
