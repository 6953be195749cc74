-- MikroORM reads with *: nothing fails, a value is missing; what a filter names does fail.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE book (id serial PRIMARY KEY, title text, isbn text, cover text);
-- file: src/book.ts
import { Entity, PrimaryKey, Property } from '@mikro-orm/core';
@Entity() export class Book { @PrimaryKey() id!: number; @Property() title!: string; @Property() isbn!: string; }
-- file: src/service.ts
import { EntityManager } from '@mikro-orm/core';
export const one = (em: EntityManager, isbn: string) => em.findOne(Book, { isbn });
-- now
-- file: db/migrations/002_drop.sql
ALTER TABLE book DROP COLUMN title;
--                           ^^^^^ warning drop-column: v1.0.0 may still use book.title: src/book.ts:2 maps it and the table is read with *: without the column nothing fails, but its value is missing [src/service.ts:2 +1]
ALTER TABLE book DROP COLUMN isbn;
--                           ^^^^ error drop-column: v1.0.0 still maps and reads book.isbn [src/book.ts:2 +1]
ALTER TABLE book DROP COLUMN cover;
--                           ^^^^^ information drop-column: Nothing in v1.0.0 uses book.cover: searched 2 files with 1 query, all understood
