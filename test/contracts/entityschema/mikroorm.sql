-- MikroORM's schema objects have properties; rows are read with *.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE book (id serial PRIMARY KEY, title text, author_id int, price numeric, old text);
CREATE TABLE writers (id serial PRIMARY KEY, full_name text, old text);
-- file: src/book.ts
import { EntitySchema } from '@mikro-orm/core';
export const BookSchema = new EntitySchema<Book>({
  class: Book,
  properties: {
    id: { type: 'number', primary: true },
    title: { type: 'string' },
    author: { kind: 'm:1', entity: () => Author },
    cheap: { type: 'boolean', persist: false },
    price: { type: 'number', lazy: true },
  },
});
export const AuthorSchema = new EntitySchema({ class: Author, tableName: 'writers', properties: { id: { type: 'number', primary: true }, name: { type: 'string', fieldName: 'full_name' } } });
-- file: src/use.ts
import { EntityManager } from '@mikro-orm/core';
export const books = (em: EntityManager) => em.find(Book, { title: 'x' }, { populate: ['author'] });
export const add = (em: EntityManager) => em.insert(Book, { title: 'x' });
-- at: v1.0.1
-- file: README
-- answers
book.title: used [maps src/book.ts:6, reads src/use.ts:2, writes src/use.ts:3]
book.author_id: unknown, src/book.ts:7 maps it and the table is read with *: without the column nothing fails, but its value is missing [reads * of src/use.ts:2, maps src/book.ts:7]
book.price: used [writes src/use.ts:3]
book.old: unused, searched 3 files with 2 queries, all understood
inserts book: used [inserts into src/use.ts:3]
writers.full_name: unknown, src/book.ts:12 maps it and the table is read with *: without the column nothing fails, but its value is missing [reads * of src/book.ts:7, maps src/book.ts:12]
writers.old: unused, searched 3 files with 2 queries, all understood
