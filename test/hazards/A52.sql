-- An index is dropped that rows are looked up by
-- before
CREATE TABLE t (id bigint PRIMARY KEY, email text, x int);
CREATE INDEX t_email_idx ON t (email);
-- v1
SELECT id FROM t WHERE email = $1;
-- migration fires
DROP INDEX CONCURRENTLY t_email_idx;
CREATE INDEX CONCURRENTLY t_email2_idx ON t (email, x);
-- migration silent
CREATE INDEX CONCURRENTLY t_email2_idx ON t (email, x);
