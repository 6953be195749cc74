-- Relations have columns of their own, and tables between; what they lead to is read with them.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE posts (id serial PRIMARY KEY, title text, "authorId" int, editor int, cover_id int, left_over int);
CREATE TABLE authors (id serial PRIMARY KEY, name text, old text);
CREATE TABLE covers (id serial PRIMARY KEY, url text);
CREATE TABLE post_tags (post_id int, tag_id int, since date);
CREATE TABLE post_readers_reader ("postId" int, "readerId" int);
CREATE TABLE tag (id serial PRIMARY KEY, label text);
-- file: src/schemas.ts
import { EntitySchema } from 'typeorm';
export const PostSchema = new EntitySchema<Post>({
  name: 'Post',
  tableName: 'posts',
  columns: { id: { type: Number, primary: true, generated: 'increment' }, title: { type: String } },
  relations: {
    author: { type: 'many-to-one', target: 'Author', inverseSide: 'posts' },
    editor: { type: 'many-to-one', target: () => Author, joinColumn: { name: 'editor' } },
    cover: { type: 'one-to-one', target: 'Cover', joinColumn: true },
    tags: { type: 'many-to-many', target: 'Tag', joinTable: { name: 'post_tags', joinColumn: { name: 'post_id' }, inverseJoinColumn: { name: 'tag_id' } } },
    readers: { type: 'many-to-many', target: 'Reader', joinTable: true },
  },
});
export const AuthorSchema = new EntitySchema<Author>({ name: 'Author', tableName: 'authors', columns: { id: { type: Number, primary: true }, name: { type: String } }, relations: { posts: { type: 'one-to-many', target: 'Post', inverseSide: 'author' } } });
export const CoverSchema = new EntitySchema({ name: 'Cover', tableName: 'covers', columns: { id: { type: Number, primary: true }, url: { type: String } } });
export const TagSchema = new EntitySchema({ name: 'Tag', columns: { id: { type: Number, primary: true }, label: { type: String } } });
-- file: src/posts.ts
import { PostSchema } from './schemas';
export const list = (manager: EntityManager) => manager.find(PostSchema, { relations: ['author'] });
-- at: v1.0.1
-- file: README
-- answers
posts.authorId: used [maps src/schemas.ts:7, reads src/schemas.ts:14, reads src/posts.ts:2]
posts.editor: used [maps src/schemas.ts:8, reads src/schemas.ts:14, reads src/posts.ts:2]
posts.cover_id: used [maps src/schemas.ts:9, reads src/schemas.ts:14, reads src/posts.ts:2]
posts.left_over: unused, searched 3 files with 1 query, all understood
authors.name: used [maps src/schemas.ts:14, reads src/schemas.ts:7]
authors.old: unused, searched 3 files with 1 query, all understood
covers.url: used [maps src/schemas.ts:15, reads src/schemas.ts:9]
post_tags.tag_id: used [maps src/schemas.ts:10, reads src/schemas.ts:10]
post_tags.since: unused, searched 3 files with 1 query, all understood
post_readers_reader: used [reads src/schemas.ts:11, maps src/schemas.ts:11]
tag.label: used [maps src/schemas.ts:16, reads src/schemas.ts:10]
