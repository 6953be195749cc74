-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text CONSTRAINT one_mail UNIQUE);
CREATE FUNCTION lowered() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.mail := lower(NEW.mail); RETURN NEW; END $$;
CREATE TRIGGER lower BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION lowered();
-- v1
SELECT mail FROM users;
-- v2
SELECT email FROM users;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
