-- schema
CREATE TABLE users (id bigint PRIMARY KEY, age integer);
CREATE FUNCTION aged() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER on_age AFTER UPDATE ON users FOR EACH ROW WHEN (NEW.age > 17) EXECUTE FUNCTION aged();
-- v1
SELECT id, age FROM users;
-- v2
SELECT id, age FROM users;
-- change
ALTER TABLE users ALTER COLUMN age TYPE bigint;
