-- One whose function is called, and one nobody is known to use.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE EXTENSION pgcrypto;
CREATE EXTENSION "uuid-ossp";
CREATE TABLE users (id bigint PRIMARY KEY, secret text);
-- file: db/queries/server.sql
SELECT id FROM users WHERE secret = crypt($1, secret);
-- now
-- file: db/migrations/002_release.sql
DROP EXTENSION pgcrypto;
--             ^^^^^^^^ error drop-extension: v1.0.0 uses the extension pgcrypto [db/queries/server.sql:1]
DROP EXTENSION "uuid-ossp" CASCADE;
--             ^^^^^^^^^^^ warning drop-extension: v1.0.0 may use the extension uuid-ossp: operators and types of an extension are not looked for in its queries; with CASCADE, columns, defaults and indexes made of it go too
