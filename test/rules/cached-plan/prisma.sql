-- Prisma keeps what it reads prepared, and names every column it maps; a wider type is another one.
-- at: v1.0.0
-- file: db/migrations/V1__start.sql
CREATE TABLE "User" (id text PRIMARY KEY, name varchar(50), age int);
-- file: prisma/schema.prisma
datasource db {
  provider = "postgresql"
}
generator client {
  provider = "prisma-client-js"
}
model User {
  id   String  @id
  name String? @db.VarChar(50)
}
-- file: src/users.ts
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const all = () => prisma.user.findMany();
-- now
-- file: db/migrations/V2__release.sql
ALTER TABLE "User" ALTER COLUMN name TYPE text;
--                              ^^^^ warning cached-plan: v1.0.0 fails once on each connection that keeps the query prepared: the type of name in its result changes [src/users.ts:3]
ALTER TABLE "User" ADD COLUMN x int;
