-- A change that no later one can take back
-- before
CREATE TYPE status AS ENUM ('open', 'done');
-- migration fires
ALTER TYPE status ADD VALUE 'failed' AFTER 'done';
-- migration silent
CREATE TABLE statuses (code text PRIMARY KEY);
