-- schema
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE days (id bigint PRIMARY KEY, mood text);
-- v1
SELECT mood::mood FROM days;
-- change
DROP TYPE mood;
CREATE TYPE mood AS ENUM ('good', 'fair');
