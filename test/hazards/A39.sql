-- Row level security without a policy that lets the rows pass
-- before
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
-- v1
SELECT id, body FROM notes;
-- migration fires
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
-- migration silent
CREATE POLICY everything ON notes USING (true);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
-- also: lock-timeout: the policy and the switch lock the table
