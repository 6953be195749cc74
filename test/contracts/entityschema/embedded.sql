-- Embedded schemas put their columns into the table, with a prefix or without.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id serial PRIMARY KEY, "nameFirst" text, "nameLast" text, home_city text, city text, old text);
-- file: src/schemas.ts
import { EntitySchema } from 'typeorm';
export const NameSchema = new EntitySchema<Name>({ name: 'name', columns: { first: { type: String }, last: { type: String } } });
export const AddressSchema = new EntitySchema<Address>({ name: 'address', columns: { city: { type: String } } });
export const UserSchema = new EntitySchema<User>({
  name: 'user', tableName: 'users',
  columns: { id: { primary: true, type: Number } },
  embeddeds: { name: { schema: NameSchema, prefix: 'name' }, home: { schema: AddressSchema, prefix: 'home_' }, here: { schema: AddressSchema, prefix: false } },
});
-- file: src/use.ts
export class Users { constructor(private users: Repository<User>) {} get(id: number) { return this.users.findOneBy({ id }); } }
-- at: v1.0.1
-- file: README
-- answers
users.nameFirst: used [maps src/schemas.ts:2, reads src/use.ts:1]
users.nameLast: used [maps src/schemas.ts:2, reads src/use.ts:1]
users.home_city: used [maps src/schemas.ts:3, reads src/use.ts:1]
users.city: used [maps src/schemas.ts:3, reads src/use.ts:1]
users.old: unused, searched 3 files with 1 query, all understood
