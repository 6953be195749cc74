-- Rows of one call may differ; what only some have may be left out. Updates that are put together elsewhere are writes.
-- at: v1.0.0
-- file: prisma/migrations/20240101000000_start/migration.sql
CREATE TABLE users (id text PRIMARY KEY, email text, nick text);
CREATE TABLE logs (id text PRIMARY KEY, line text);
-- file: prisma/schema.prisma
model users {
  id    String  @id
  email String?
  nick  String?
}
model logs {
  id   String @id
  line String?
}
-- file: src/a.ts
export const a = () => prisma.users.createMany({ data: [{ id: '1', email: 'a', nick: 'b' }, { id: '2', email: 'c' }] });
export const b = (data: Data) => prisma.logs.update({ where: { id: '1' }, data });
-- answers
omits users.email: unused, each of its inserts names the column
omits users.nick: unknown, which columns it fills is known at run time only [inserts into src/a.ts:1]
leaves NULL logs.line: unknown, what its calls write is known at run time only [writes src/a.ts:2]
writes logs.line: unknown, what its calls write is known at run time only [writes src/a.ts:2]
