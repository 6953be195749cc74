-- A MySQL trigger has its body with it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
CREATE TRIGGER log_user AFTER INSERT ON users FOR EACH ROW INSERT INTO orders (id, note) VALUES (NEW.id, NEW.nick);
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/queries/q.sql
INSERT INTO users (id) VALUES (1);
-- answers
orders.note: unknown, the trigger log_user on users names note
orders: unknown, the trigger log_user on users names orders
users.nick: unknown, the trigger log_user on users names nick
users.fax: unused, searched 1 file with 1 query, all understood
