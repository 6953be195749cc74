-- schema
CREATE TABLE boxes (id bigint PRIMARY KEY, width int NOT NULL, height int NOT NULL);
-- v1
SELECT width, height FROM boxes;
-- v2
SELECT size FROM boxes;
-- change
ALTER TABLE boxes ADD COLUMN size int[];
-- bellows: back width = size[1]
-- bellows: back height = size[2]
UPDATE boxes SET size = ARRAY[width, height];
ALTER TABLE boxes DROP COLUMN width, DROP COLUMN height;
