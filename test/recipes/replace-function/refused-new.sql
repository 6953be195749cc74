-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
-- v1
SELECT id FROM users;
-- change
CREATE PROCEDURE fill() LANGUAGE sql AS $$ INSERT INTO users SELECT generate_series(1, 10) $$;
CALL fill();
DROP PROCEDURE fill();
