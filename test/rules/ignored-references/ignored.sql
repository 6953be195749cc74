-- MySQL before 9.0 makes no foreign key of these.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mysql 8.4
-- file: db/migrations/001_start.sql
CREATE TABLE orders (
  id bigint NOT NULL PRIMARY KEY,
  qty smallint,
  code varchar(50),
  state enum('new','paid') NOT NULL DEFAULT 'new',
  flags set('a','b','c','d','e','f','g','h'),
  note text,
  place point NOT NULL,
  total int GENERATED ALWAYS AS (qty * 2) VIRTUAL,
  user_id bigint
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE users (id bigint PRIMARY KEY) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_change.sql
CREATE TABLE pets (id bigint PRIMARY KEY, owner_id bigint REFERENCES users (id), vet_id bigint NOT NULL REFERENCES `users`(`id`) ON DELETE CASCADE);
--                                                        ^^^^^^^^^^^^^^^^^^^^^ warning ignored-references: MySQL before 9.0 ignores REFERENCES in a column: pets.owner_id and pets.vet_id get no foreign keys
ALTER TABLE orders ADD COLUMN shop_id bigint REFERENCES users (id);
--                                           ^^^^^^^^^^^^^^^^^^^^^ warning ignored-references: MySQL before 9.0 ignores REFERENCES in a column: orders.shop_id gets no foreign key
