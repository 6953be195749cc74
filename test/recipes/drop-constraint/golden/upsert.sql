-- Drop Users mail of app.Users in the next release
-- servers: v1.0.0 rests an upsert on Users mail (db/queries/server.sql:1).
-- servers: The new server still keeps to Users mail, which the database sees to, and no longer counts on it: once the contract step has run, it may write what was refused before.
-- note: The way back from the contract step fails, or leaves rows unchecked, where rows break Users mail by then.

-- contract, next release: Drop Users mail of app.Users
ALTER TABLE app."Users" DROP CONSTRAINT "Users mail";
-- down: ALTER TABLE app."Users" ADD CONSTRAINT "Users mail" UNIQUE (mail);
