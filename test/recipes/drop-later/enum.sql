-- schema
CREATE TYPE mood AS ENUM ('good', 'it''s bad');
CREATE TABLE days (id bigint PRIMARY KEY, mood text);
-- v1
SELECT mood::mood FROM days;
-- v2
SELECT mood FROM days;
-- change
DROP TYPE mood;
