-- The table is a property, the column comes from elsewhere.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/db.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
export const alive = () => prisma.$queryRaw`SELECT now()`;
-- file: src/list.ts
import { prisma } from './db';
import { shown } from './shown';
export const list = () => prisma.user.findMany({ select: shown });
-- file: src/shown.ts
export const shown = { id: true, fax: true };
-- answers
users: unknown, 1 file of it names users outside the queries that were understood: src/list.ts
users.fax: unknown, src/list.ts speaks of the table, and queries are made by a library, and src/shown.ts names fax
users.nick: unused, searched 3 files with 1 query, all understood
