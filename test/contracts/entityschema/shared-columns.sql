-- Columns that schemas spread into their own come from other files; where they can't be found, any may be meant.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id serial PRIMARY KEY, "createdAt" timestamp, "updatedAt" timestamp, email text, old text);
CREATE TABLE logs (id serial PRIMARY KEY, line text, old text);
-- file: src/base.ts
import { EntitySchemaColumnOptions } from 'typeorm';
export const BaseColumns = {
  id: { type: Number, primary: true, generated: true } as EntitySchemaColumnOptions,
  createdAt: { type: 'timestamp with time zone', createDate: true } as EntitySchemaColumnOptions,
  updatedAt: { type: 'timestamp with time zone', updateDate: true } as EntitySchemaColumnOptions,
};
-- file: src/user.ts
import { EntitySchema } from 'typeorm';
import { BaseColumns } from './base';
export const UserEntity = new EntitySchema<User>({ name: 'User', tableName: 'users', columns: { ...BaseColumns, email: { type: String } } });
export const LogEntity = new EntitySchema<Log>({ name: 'Log', tableName: 'logs', columns: { ...columnsOf(Log), line: { type: String } } });
-- file: src/use.ts
export const f = (dataSource) => [dataSource.getRepository(UserEntity).find(), dataSource.getRepository(LogEntity).find()];
-- at: v1.0.1
-- file: README
-- answers
users.id: used [maps src/base.ts:3, reads src/use.ts:1]
users.createdAt: used [maps src/base.ts:4, reads src/use.ts:1]
users.updatedAt: used [maps src/base.ts:5, reads src/use.ts:1]
users.email: used [maps src/user.ts:3, reads src/use.ts:1]
users.old: unused, searched 4 files with 2 queries, all understood
logs.line: used [maps src/user.ts:4, reads src/use.ts:1]
logs.old: unknown, src/user.ts maps the table, and some of its columns could not be followed [maps src/user.ts:4]
