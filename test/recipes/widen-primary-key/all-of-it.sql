-- schema
CREATE TABLE users (
  id int NOT NULL GENERATED ALWAYS AS IDENTITY,
  name text,
  CONSTRAINT "Users key" PRIMARY KEY (id) INCLUDE (name) WITH (fillfactor = 70),
  CONSTRAINT id_given CHECK (id > 0)
);
CREATE TABLE logins (
  id bigint PRIMARY KEY,
  user_id int CONSTRAINT user_given NOT NULL,
  at date,
  CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES users (id) MATCH FULL ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX logins_user ON logins (user_id DESC, at) WITH (fillfactor = 60) WHERE user_id > 5;
CREATE UNIQUE INDEX logins_told ON logins (user_id, id);
ALTER TABLE logins REPLICA IDENTITY USING INDEX logins_told;
CREATE STATISTICS logins_together (dependencies) ON user_id, at FROM logins;
ALTER STATISTICS logins_together SET STATISTICS 70;
ALTER TABLE users ALTER id SET STATISTICS 200;
ALTER TABLE logins ALTER user_id SET STATISTICS 300, ALTER user_id SET (n_distinct = -0.1);
COMMENT ON COLUMN users.id IS 'The number';
COMMENT ON COLUMN logins.user_id IS 'Whose it is';
COMMENT ON CONSTRAINT "Users key" ON users IS 'Rows by number';
COMMENT ON INDEX "Users key" IS 'By number';
COMMENT ON CONSTRAINT of_user ON logins IS 'Goes with the user';
COMMENT ON CONSTRAINT id_given ON users IS 'No debts';
COMMENT ON INDEX logins_user IS 'For the list';
ALTER TABLE logins CLUSTER ON logins_told;
ALTER TABLE users CLUSTER ON "Users key";
-- v1
SELECT u.name FROM users u JOIN logins l ON l.user_id = u.id;
INSERT INTO users (name) VALUES ($1) RETURNING id;
-- v2
SELECT u.name FROM users u JOIN logins l ON l.user_id = u.id;
INSERT INTO users (name) VALUES ($1) RETURNING id;
INSERT INTO logins (id, user_id, at) VALUES ($1, $2, $3);
-- change
ALTER TABLE users ALTER COLUMN id TYPE bigint;
ALTER TABLE logins ALTER COLUMN user_id TYPE bigint;
