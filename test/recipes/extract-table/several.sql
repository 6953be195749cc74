-- schema
CREATE SCHEMA app;
CREATE TABLE app."User" (id uuid PRIMARY KEY, "homePage" text, settings json, born date);
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE UPDATE ON app."User" FOR EACH ROW EXECUTE FUNCTION touched();
-- v1
SELECT id, "homePage", settings FROM app."User";
INSERT INTO app."User" (id, "homePage", settings) VALUES ($1, $2, $3);
-- v2
SELECT u.id, d."homePage", d.settings FROM app."User" u LEFT JOIN app.details d ON d.user_id = u.id;
INSERT INTO app."User" (id) VALUES ($1);
INSERT INTO app.details (user_id, "homePage", settings) VALUES ($1, $2, $3);
-- change
CREATE TABLE app.details (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id uuid NOT NULL UNIQUE REFERENCES app."User" ON DELETE CASCADE,
  "homePage" text,
  settings json,
  made timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX details_home_page ON app.details ("homePage");
COMMENT ON TABLE app.details IS 'What few ask for';
-- Every user has some.
INSERT INTO app.details (user_id, "homePage", settings)
  SELECT u.id, u."homePage", u.settings FROM app."User" AS u;
ALTER TABLE app."User" DROP COLUMN "homePage", DROP COLUMN settings;
