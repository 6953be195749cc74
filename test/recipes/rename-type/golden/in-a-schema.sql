-- Rename the type app.Mail to address in the next release
-- servers: v1.0.0 goes on saying app.Mail.
-- servers: The new server says neither app.Mail nor address: it passes values as parameters and literals without a cast, or casts the column to text. Libraries that name types by themselves (Prisma, sqlx, Npgsql) must not do it for this one.
-- servers: Only the server after that says address.
-- note: Nothing changes with this release. Renaming a type locks no table, and statements that are prepared go on.

-- contract, next release: Rename the type app.Mail to address
ALTER TYPE app."Mail" RENAME TO address;
-- down: ALTER TYPE app.address RENAME TO "Mail";
