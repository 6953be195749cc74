-- Functions and triggers of the database use columns nobody else names.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.nick := 'x'; INSERT INTO orders (id, note) VALUES (1, 'x'); RETURN NEW; END $$;
CREATE TRIGGER fill BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION fill();
CREATE FUNCTION dyn(name text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('UPDATE users SET fax = %L', name); END $$;
-- file: db/queries/q.sql
INSERT INTO users (id) VALUES (1);
-- answers
users.nick: unknown, the trigger fill on users names nick
users.fax: unknown, the database function dyn names fax
orders.note: unknown, the database function fill names note
orders: unknown, the database function fill names orders
users.email: unused, searched 1 file with 1 query, all understood
