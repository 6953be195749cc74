-- The history was not understood whole: nothing is sure.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
MAKE SOMETHING;
-- file: db/queries/server.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE others ADD COLUMN x int;
--                            ^ hint refused: This may fail: as far as the migrations tell, there is no table others
