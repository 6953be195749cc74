-- schema
CREATE TABLE users (id bigint PRIMARY KEY, "Code" text NOT NULL);
CREATE UNIQUE INDEX users_code ON users ("Code");
ALTER TABLE users REPLICA IDENTITY USING INDEX users_code;
-- v1
SELECT "Code" FROM users;
-- v2
SELECT "Code" FROM users;
-- change
ALTER TABLE users ALTER COLUMN "Code" DROP NOT NULL;
