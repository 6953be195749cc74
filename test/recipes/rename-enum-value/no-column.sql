-- schema
CREATE TYPE mood AS ENUM ('sad', 'glad');
-- v1
SELECT 1;
-- v2
SELECT 1;
-- change
ALTER TYPE mood RENAME VALUE 'glad' TO 'happy';
