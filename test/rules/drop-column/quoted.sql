-- Quoted names keep their case: "nickName" is used, "NickName" is not.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE "User" (id bigint PRIMARY KEY, "nickName" text, "shoe size" int);
-- file: db/queries/users.sql
SELECT id, "nickName" FROM "User";
-- now
-- file: db/queries/users.sql
SELECT id FROM "User";
-- file: db/migrations/002_tidy.sql
ALTER TABLE "User" DROP COLUMN "nickName";
--                             ^^^^^^^^^^ error drop-column: v1.0.0 still reads User.nickName [db/queries/users.sql:1]
ALTER TABLE "User" DROP COLUMN "shoe size";
--                             ^^^^^^^^^^^ information drop-column: Nothing in v1.0.0 uses User.shoe size: searched 1 file with 1 query, all understood
