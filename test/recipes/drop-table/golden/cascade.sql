-- Drop Sessions in the release after the next one
-- servers: v1.0.0 goes on using Sessions.
-- servers: The new server does not name Sessions any more.
-- servers: Until the next release Sessions_user_id_fkey refuses to delete rows of users that Sessions refers to: the new server must not count on deleting those.
-- servers: Until the next release visit_session refuses values of visits.session_id that no row of Sessions has: the new server writes none.
-- servers: Until the next release visit_session still asks that visits refers to rows of Sessions.
-- note: Nothing changes with this release, so v1.0.0 can come back at any time. Until the last step the rows are all there, under the name Sessions_dropped.
-- note: Taking back the drop of a foreign key needs rows that fit it; PostgreSQL makes it NOT VALID, so VALIDATE it afterwards, and say DEFERRABLE if it was.
-- note: The last step drops the view lengths and the view tokens as well, as CASCADE says.
-- note: CASCADE is not used: if something else that is not known here needs the table, the last step fails and says what it is.

-- contract, next release: Drop the foreign key Sessions_user_id_fkey of Sessions
ALTER TABLE "Sessions" DROP CONSTRAINT "Sessions_user_id_fkey";
-- down: ALTER TABLE "Sessions" ADD CONSTRAINT "Sessions_user_id_fkey" FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

-- contract, next release: Drop the foreign key visit_session of visits
ALTER TABLE visits DROP CONSTRAINT visit_session;
-- down: ALTER TABLE visits ADD CONSTRAINT visit_session FOREIGN KEY (session_id) REFERENCES "Sessions" (id) ON UPDATE CASCADE NOT VALID;

-- contract, next release: Set Sessions aside
ALTER TABLE "Sessions" RENAME TO "Sessions_dropped";
-- down: ALTER TABLE "Sessions_dropped" RENAME TO "Sessions";

-- contract, release after next: Drop Sessions
DROP MATERIALIZED VIEW lengths;
DROP VIEW tokens;
DROP TABLE "Sessions_dropped";
