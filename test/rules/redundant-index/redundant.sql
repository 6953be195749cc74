-- The same, and a beginning; of the primary key too.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE t (id bigint PRIMARY KEY, a int, b int, c text);
CREATE INDEX t_a_b ON t (a, b);
CREATE UNIQUE INDEX t_c ON t (c);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE INDEX CONCURRENTLY t_a ON t (a);
--                        ^^^ information redundant-index: t_a adds nothing to t_a_b, which begins with the same columns
CREATE INDEX CONCURRENTLY t_a_b_again ON t USING btree (a, b);
--                        ^^^^^^^^^^^ information redundant-index: t_a_b_again adds nothing to t_a_b, which is over the same columns
CREATE INDEX CONCURRENTLY t_id ON t (id);
--                        ^^^^ information redundant-index: t_id adds nothing to t_pkey, which is over the same columns
CREATE INDEX CONCURRENTLY t_c_again ON t (c);
--                        ^^^^^^^^^ information redundant-index: t_c_again adds nothing to t_c, which is over the same columns
