-- Let app.Users.Phone be NULL in the next release
-- servers: The new server can read NULL in Phone, and still writes a value to it in every row; it may write NULL, with the help of a switch, once the contract step has run.
-- servers: v1.0.0 never saw app.Users.Phone empty, and does not as long as it runs.
-- note: Until the contract step a row without Phone is refused, those of the new server as well: that is what keeps NULL from v1.0.0, in the overlap and after a rollback.
-- note: The way back from the contract step fails while there are rows in which Phone is NULL; give them a value first.

-- contract, next release: Let app.Users.Phone be NULL
ALTER TABLE app."Users" ALTER COLUMN "Phone" DROP NOT NULL;
-- down: ALTER TABLE app."Users" ALTER COLUMN "Phone" SET NOT NULL;
