-- A plain read lists all scalars; a select only what it names; a model no call is on stays unknown.
-- at: v1.0.0
-- file: prisma/migrations/20240101000000_start/migration.sql
CREATE TABLE "User" (id bigint PRIMARY KEY, email text NOT NULL, nick text, fax text);
CREATE TABLE "Order" (id bigint PRIMARY KEY, user_id bigint, note text, total numeric, old text);
CREATE TABLE "Audit" (id bigint PRIMARY KEY, what text);
CREATE TABLE "Legacy" (id bigint PRIMARY KEY);
-- file: prisma/schema.prisma
datasource db {
  provider = "postgresql"
}
model User {
  id     BigInt  @id
  email  String  @unique // the "address"
  nick   String?
  orders Order[]
  @@index([email])
}
model Order {
  id     BigInt   @id
  userId BigInt?  @map("user_id")
  user   User?    @relation(fields: [userId], references: [id])
  note   String?
  total  Decimal?
}
model Audit {
  id   BigInt @id
  what String?
}
-- file: src/list.ts
export const list = () => prisma.user.findMany({ where: { email: { contains: '@' } } });
export const orders = (tx: Tx) =>
  tx.order
    .findFirst({ select: { id: true, note: true, total: false } });
-- answers
User: used [reads src/list.ts:1, maps prisma/schema.prisma:4]
User.nick: used [maps prisma/schema.prisma:7, reads src/list.ts:1]
User.fax: unused, searched 2 files with 2 queries, all understood
Order.user_id: unknown, prisma/schema.prisma maps it, and the calls that were found choose other columns [maps prisma/schema.prisma:13, reads src/list.ts:3]
Order.note: used [maps prisma/schema.prisma:15, reads src/list.ts:3]
Order.total: unknown, prisma/schema.prisma maps it, and the calls that were found choose other columns [maps prisma/schema.prisma:16, reads src/list.ts:3]
Order.old: unused, searched 2 files with 2 queries, all understood
Audit: unknown, prisma/schema.prisma maps it, and no call on its model was found [maps prisma/schema.prisma:18]
Audit.what: unknown, prisma/schema.prisma maps it, and no call on its model was found [maps prisma/schema.prisma:20]
Legacy: unused, searched 2 files with 2 queries, all understood
