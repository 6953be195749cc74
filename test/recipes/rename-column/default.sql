-- schema
CREATE TABLE app_users (id uuid PRIMARY KEY, "Nick" varchar(40) DEFAULT 'nobody');
-- v1
INSERT INTO app_users (id) VALUES ($1);
-- v2
INSERT INTO app_users (id, "order") VALUES ($1, $2);
-- change
ALTER TABLE app_users RENAME COLUMN "Nick" TO "order";
