-- A Prisma schema maps the column: its client names it in each query.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: prisma/schema.prisma
model User {
  id    BigInt @id
  email String
  fax   String?
  @@map("users")
}
-- file: src/q.ts
export const q = (db) => db.query('SELECT now()');
-- answers
users: unknown, prisma/schema.prisma maps it, and no call on its model was found [maps prisma/schema.prisma:1]
users.fax: unknown, prisma/schema.prisma maps it, and no call on its model was found [maps prisma/schema.prisma:4]
users.nick: unused, searched 2 files with 1 query, all understood
