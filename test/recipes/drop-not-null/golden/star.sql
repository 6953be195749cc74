-- Let users.phone be NULL in the next release
-- servers: The new server can read NULL in phone, and still writes a value to it in every row; it may write NULL, with the help of a switch, once the step of the next release has run.
-- servers: v1.0.0 never saw users.phone empty, and does not as long as it runs.
-- note: Until the step of the next release a row without phone is refused, those of the new server as well: that is what keeps NULL from v1.0.0, in the overlap and after a rollback.
-- note: The way back from it fails while there are rows in which phone is NULL; give them a value first.

-- expand, next release: Let users.phone be NULL
ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;
-- down: ALTER TABLE users ALTER COLUMN phone SET NOT NULL;
