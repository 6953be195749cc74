-- Code may call a schema by the string that is its name, and a repository by its class.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE photo (id serial PRIMARY KEY, title text, old text);
CREATE TABLE albums (id serial PRIMARY KEY, label text, old text);
CREATE TABLE notes (id serial PRIMARY KEY, body text, old text);
-- file: src/entity/photo.js
const { EntitySchema } = require('typeorm');
module.exports = new EntitySchema({ name: 'Photo', columns: { id: { type: Number, primary: true }, title: { type: String } } });
-- file: src/entity/album.ts
import { EntitySchema } from 'typeorm';
import { Album } from '../domain/album';
export const AlbumEntity = new EntitySchema<Album>({ name: 'album', target: Album, tableName: 'albums', columns: { id: { type: Number, primary: true }, label: { type: String } } });
-- file: src/entity/note.ts
import { EntitySchema } from 'typeorm';
export const noteSchema = new EntitySchema<Note>({ name: 'note', tableName: 'notes', columns: { id: { type: Number, primary: true }, body: { type: String } } });
-- file: src/app.ts
export const photos = (connection) => connection.getRepository('Photo').find();
export class Albums { constructor(private readonly albums: Repository<Album>) {} all() { return this.albums.find(); } }
export const notes = (manager) => manager.getRepository(noteSchema).find();
-- at: v1.0.1
-- file: README
-- answers
photo.title: used [maps src/entity/photo.js:2, reads src/app.ts:1, writes src/app.ts:1]
photo.old: unused, searched 5 files with 7 queries, all understood
albums.label: used [maps src/entity/album.ts:3, reads src/app.ts:2]
albums.old: unused, searched 5 files with 7 queries, all understood
notes.body: used [maps src/entity/note.ts:2, reads src/app.ts:3, writes src/app.ts:3]
notes.old: unused, searched 5 files with 7 queries, all understood
