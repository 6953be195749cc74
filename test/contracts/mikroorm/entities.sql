-- MikroORM reads with *: a column that is gone fails nothing, its value is missing; what a filter names does fail.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE user_profile (id serial PRIMARY KEY, first_name text NOT NULL, email text, owner_id int, address_street text, secret text, fax text, bio text);
CREATE TABLE books (id serial PRIMARY KEY, title text NOT NULL, isbn text);
CREATE TABLE user_profile_books (user_profile_id int, book_id int);
CREATE TABLE mikro_orm_migrations (id serial PRIMARY KEY, name text);
-- file: src/entities.ts
import { Entity, PrimaryKey, Property, ManyToOne, ManyToMany, Embedded, Embeddable, Collection, Formula } from '@mikro-orm/core';
@Embeddable()
export class Address { @Property() street!: string; }
@Entity()
export class UserProfile {
  @PrimaryKey() id!: number;
  @Property() firstName!: string;
  @Property({ nullable: true }) email?: string;
  @Property({ persist: false }) secret?: string;
  @Property({ lazy: true, nullable: true }) bio?: string;
  @ManyToOne() owner!: UserProfile;
  @Embedded(() => Address) address!: Address;
  @Formula('1 + 1') two!: number;
  @ManyToMany(() => Book) books = new Collection<Book>(this);
}
@Entity({ tableName: 'books' })
export class Book { @PrimaryKey() id!: number; @Property() title!: string; @Property({ fieldName: 'isbn' }) code?: string; }
-- file: src/service.ts
import { EntityManager } from '@mikro-orm/postgresql';
import { UserProfile, Book } from './entities';
export const all = (em: EntityManager) => em.find(UserProfile, { email: 'x' }, { orderBy: { id: 'asc' } });
export const add = (em: EntityManager) => em.create(UserProfile, { firstName: 'x' });
export const titles = (em: EntityManager) => em.find(Book, {}, { fields: ['title'] });
-- answers
user_profile: used [reads src/service.ts:3, inserts into src/service.ts:4, maps src/entities.ts:5]
user_profile.first_name: used [writes src/service.ts:4]
user_profile.email: used [maps src/entities.ts:8, reads src/service.ts:3]
user_profile.owner_id: used [writes src/service.ts:4]
user_profile.address_street: used [writes src/service.ts:4]
user_profile.secret: unknown, src/entities.ts speaks of the table, and queries are made by a library, and src/entities.ts names secret
user_profile.fax: unused, searched 2 files with 3 queries, all understood
inserts user_profile: used [inserts into src/service.ts:4]
leaves NULL user_profile.first_name: unused, src/entities.ts:7 requires a value
leaves NULL user_profile.added: used [inserts into src/service.ts:4]
user_profile_books.book_id: unknown, src/entities.ts maps the table, and some of its columns could not be followed [maps src/entities.ts:14]
books.title: used [maps src/entities.ts:17, reads src/service.ts:5]
books.isbn: unknown, src/entities.ts maps it, and the calls that were found choose other columns [maps src/entities.ts:17, reads src/service.ts:5]
mikro_orm_migrations: unknown, mikro_orm_migrations is named like a table of the migration tool, which uses its tables without any word in the code
