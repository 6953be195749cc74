-- schema
CREATE TYPE mode AS ENUM ('closed', 'on_request', 'open');
CREATE TABLE sites (id bigint PRIMARY KEY, mode mode NOT NULL DEFAULT 'on_request');
-- v1
SELECT mode FROM sites;
-- v2
SELECT mode FROM sites;
-- change
ALTER TYPE mode RENAME VALUE 'closed' TO 'Closed';
ALTER TYPE mode RENAME VALUE 'on_request' TO 'OnRequest';
ALTER TYPE mode RENAME VALUE 'open' TO 'Open';
