-- Drop shop.Numbers in the next release
-- servers: v1.0.0 uses shop.Numbers, so it stays until that server is gone.
-- servers: The new server does not name shop.Numbers.
-- note: The way back makes a sequence that begins at 1, with no options: give it the right ones, and the next number by setval, before anybody uses it.

-- contract, next release: Drop shop.Numbers
DROP SEQUENCE IF EXISTS shop."Numbers";
-- down: CREATE SEQUENCE shop."Numbers";
