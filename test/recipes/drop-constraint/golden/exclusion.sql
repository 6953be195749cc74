-- Drop stays_days of stays in the next release
-- servers: v1.0.0 never meets rows of stays that break stays_days.
-- servers: The new server still keeps to stays_days, which the database sees to, and no longer counts on it: once the contract step has run, it may write what was refused before.
-- note: The way back from the contract step fails, or leaves rows unchecked, where rows break stays_days by then.

-- contract, next release: Drop stays_days of stays
ALTER TABLE stays DROP CONSTRAINT stays_days;
-- down: ALTER TABLE stays ADD CONSTRAINT stays_days EXCLUDE USING gist (days WITH &&);
