-- Columns of a schema object are listed in every read and insert, under their own names where it says so.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, first_name text, secret text, created_at timestamp NOT NULL DEFAULT now(), fax text);
-- file: src/user.schema.ts
import { EntitySchema } from 'typeorm';
export const UserSchema = new EntitySchema({
  name: 'User',
  tableName: 'users',
  columns: {
    id: { type: Number, primary: true, generated: true },
    mail: { name: 'email', type: 'varchar' },
    firstName: { type: String, nullable: true },
    secret: { type: String, select: false },
    createdAt: { type: 'timestamp', createDate: true },
  },
});
-- file: src/users.ts
import { dataSource } from './db';
import { UserSchema } from './user.schema';
export const all = () => dataSource.getRepository(UserSchema).find();
-- at: v1.1.0
-- file: src/users.ts
import { dataSource } from './db';
import { UserSchema } from './user.schema';
export const all = () => dataSource.getRepository(UserSchema).find();
export const add = (mail) => dataSource.getRepository(UserSchema).insert({ mail });
-- now
-- file: db/migrations/002_drop.sql
ALTER TABLE users DROP COLUMN fax;
-- answers
users: used [reads src/users.ts:3, inserts into src/users.ts:4, maps src/user.schema.ts:2]
users.email: used [maps src/user.schema.ts:7, reads src/users.ts:3, writes src/users.ts:4]
users.first_name: used [maps src/user.schema.ts:8, reads src/users.ts:3, writes src/users.ts:4]
users.secret: used [maps src/user.schema.ts:9, writes src/users.ts:4]
users.created_at: used [maps src/user.schema.ts:10, reads src/users.ts:3, writes src/users.ts:4]
users.fax: unused, searched 2 files with 2 queries, all understood
inserts users: used [inserts into src/users.ts:4]
omits users.created_at: used [inserts into src/users.ts:4]
omits users.added: used [inserts into src/users.ts:4]
leaves NULL users.email: unused, src/user.schema.ts:7 requires a value
