-- engine: mysql 9.7
-- schema
CREATE TABLE bookmark (id bigint PRIMARY KEY, url varchar(200), modified timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP);
-- v1
SELECT id, url, modified FROM bookmark;
-- v2
SELECT id, url, created_at FROM bookmark;
-- change
ALTER TABLE bookmark RENAME COLUMN modified TO created_at;
