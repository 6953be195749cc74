-- Let app.Users.Phone be NULL in the next release
-- servers: The new server can read NULL in Phone, and still writes a value to it in every row; it may write NULL, with the help of a switch, once the step of the next release has run.
-- servers: v1.0.0 never saw app.Users.Phone empty, and does not as long as it runs.
-- note: Until the step of the next release a row without Phone is refused, those of the new server as well: that is what keeps NULL from v1.0.0, in the overlap and after a rollback.
-- note: The way back from it fails while there are rows in which Phone is NULL; give them a value first.

-- expand, next release: Let app.Users.Phone be NULL
ALTER TABLE app."Users" ALTER COLUMN "Phone" DROP NOT NULL;
-- down: ALTER TABLE app."Users" ALTER COLUMN "Phone" SET NOT NULL;
