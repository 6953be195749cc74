-- Drop shop.Active Users in the next release
-- servers: v1.0.0 reads shop.Active Users, so it stays until that server is gone.
-- servers: The new server does not read shop.Active Users.
-- note: While shop.Active Users is there, the server refuses to drop or retype what it reads.

-- contract, next release: Drop shop.Active Users
DROP VIEW IF EXISTS shop."Active Users";
-- down: CREATE VIEW shop."Active Users" (number) WITH (security_barrier = true) AS SELECT id FROM shop.users WHERE active;
-- down: COMMENT ON VIEW shop."Active Users" IS 'who may log in';
