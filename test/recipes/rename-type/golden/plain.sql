-- Rename the type state to job_state in the next release
-- servers: v1.0.0 goes on saying state.
-- servers: The new server says neither state nor job_state: it passes values as parameters and literals without a cast, or casts the column to text. Libraries that name types by themselves (Prisma, sqlx, Npgsql) must not do it for this one.
-- servers: Only the server after that says job_state.
-- note: Nothing changes with this release. Renaming a type locks no table, and statements that are prepared go on.

-- contract, next release: Rename the type state to job_state
ALTER TYPE state RENAME TO job_state;
-- down: ALTER TYPE job_state RENAME TO state;
