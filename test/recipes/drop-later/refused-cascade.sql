-- schema
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE days (id bigint PRIMARY KEY, mood mood);
-- v1
SELECT mood::mood FROM days;
-- change
DROP TYPE mood CASCADE;
