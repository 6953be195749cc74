-- Kysely: what is selected is listed; selectAll reads with *.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE person (id serial PRIMARY KEY, first_name text NOT NULL, nick text, state text, fax text);
CREATE TABLE pet (id serial PRIMARY KEY, owner_id int, name text, species text, left_over text);
CREATE TABLE toy (id serial PRIMARY KEY, price numeric, color text);
-- file: src/repo.ts
import { Kysely, sql } from 'kysely';
export const find = (db: Kysely<DB>, name: string) => db.selectFrom('person as p').innerJoin('pet', 'pet.owner_id', 'p.id')
  .select(['p.id', 'pet.name as pet_name']).where((eb) => eb.or([eb('p.first_name', '=', name), eb('p.nick', 'is', null)])).execute();
export const toys = (db: Kysely<DB>) => db.selectFrom('toy').selectAll().where('price', '>', 1).execute();
export const add = (db: Kysely<DB>) => db.insertInto('pet').values({ name: 'x', owner_id: 1 }).returning(['id']).executeTakeFirst();
export const move = (db: Kysely<DB>) => db.updateTable('person').set({ state: 'gone' }).where('id', '=', 1).execute();
-- answers
person: used [reads src/repo.ts:2, reads src/repo.ts:6, updates src/repo.ts:6, maps src/repo.ts:2]
person.first_name: used [maps src/repo.ts:2, reads src/repo.ts:2]
person.nick: used [maps src/repo.ts:2, reads src/repo.ts:2]
person.state: used [maps src/repo.ts:2, reads src/repo.ts:6, writes src/repo.ts:6]
person.fax: unused, searched 1 file with 8 queries, all understood
pet.owner_id: used [maps src/repo.ts:2, reads src/repo.ts:2, writes src/repo.ts:5]
pet.name: used [maps src/repo.ts:2, reads src/repo.ts:2, writes src/repo.ts:5]
pet.species: unused, searched 1 file with 8 queries, all understood
pet.left_over: unused, searched 1 file with 8 queries, all understood
inserts pet: used [inserts into src/repo.ts:5]
leaves NULL pet.added: used [inserts into src/repo.ts:5]
toy.price: used [maps src/repo.ts:4, reads src/repo.ts:4]
toy.color: unknown, it reads toy with *, and may need any of its columns [reads * of src/repo.ts:4]
