-- A column that takes the place and the name of an older one is filled by whoever fills that.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE prompts (id bigint PRIMARY KEY, prompt text NOT NULL, hint text NOT NULL DEFAULT '');
-- file: db/queries/prompts.sql
INSERT INTO prompts (id, prompt) VALUES ($1, $2);
-- file: db/queries/hints.sql
SELECT hint FROM prompts WHERE id = $1;
-- now
-- file: db/queries/prompts.sql
INSERT INTO prompts (id, prompt, hint) VALUES ($1, $2, $3);
-- file: db/queries/hints.sql
SELECT hint FROM prompts WHERE id = $1;
-- file: db/migrations/002_json.sql
ALTER TABLE prompts ADD COLUMN prompt_json jsonb, ADD COLUMN hint_json jsonb;
UPDATE prompts SET prompt_json = to_json(prompt), hint_json = to_json(hint);
ALTER TABLE prompts DROP COLUMN prompt, DROP COLUMN hint;
--                              ^^^^^^ error change-column-type: v1.0.0 still writes prompts.prompt as text, and it becomes jsonb [db/queries/prompts.sql:1]
--                                                  ^^^^ error change-column-type: v1.0.0 still reads prompts.hint as text, and it becomes jsonb [db/queries/hints.sql:1]
ALTER TABLE prompts RENAME COLUMN prompt_json TO prompt;
ALTER TABLE prompts RENAME COLUMN hint_json TO hint;
ALTER TABLE prompts ALTER COLUMN prompt SET NOT NULL;
ALTER TABLE prompts ALTER COLUMN hint SET NOT NULL;
--                               ^^^^ error set-not-null: v1.0.0 inserts into prompts without hint [db/queries/prompts.sql:1]
