-- schema
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE moods (mood mood PRIMARY KEY);
-- v1
SELECT mood FROM moods;
-- v2
SELECT mood FROM moods;
-- change
ALTER TYPE mood RENAME VALUE 'glad' TO 'happy';
