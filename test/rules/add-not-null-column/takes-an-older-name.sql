-- Dropped and added again with another type: the previous server fills it by its name.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE members (id bigint PRIMARY KEY, role text NOT NULL, level text NOT NULL DEFAULT 'low');
-- file: db/queries/members.sql
INSERT INTO members (id, role) VALUES ($1, $2);
-- file: db/queries/levels.sql
SELECT level FROM members WHERE id = $1;
-- now
-- file: db/queries/members.sql
INSERT INTO members (id, role, level) VALUES ($1, $2, $3);
-- file: db/queries/levels.sql
SELECT level FROM members WHERE id = $1;
-- file: db/migrations/002_role.sql
ALTER TABLE members DROP COLUMN role, ADD COLUMN role int NOT NULL;
--                              ^^^^ error change-column-type: v1.0.0 still writes members.role as text, and it becomes integer [db/queries/members.sql:1]
--                                               ^^^^ warning add-not-null-column: members gets role NOT NULL without a default: the migration fails if the table has rows
ALTER TABLE members DROP COLUMN level, ADD COLUMN level int NOT NULL;
--                              ^^^^^ error change-column-type: v1.0.0 still reads members.level as text, and it becomes integer [db/queries/levels.sql:1]
--                                                ^^^^^ error add-not-null-column: v1.0.0 inserts into members without level [db/queries/members.sql:1]
