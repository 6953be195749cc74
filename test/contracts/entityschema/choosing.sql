-- A call that chooses its columns leaves the others unknown, never unused; a schema nobody calls is unknown as well.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE notes (id serial PRIMARY KEY, body text, draft text);
CREATE TABLE idle (id serial PRIMARY KEY, body text);
CREATE TABLE sized (id serial PRIMARY KEY, width int, height int);
-- file: src/schemas.ts
import { EntitySchema } from 'typeorm';
export const NoteSchema = new EntitySchema({ name: 'Note', tableName: 'notes', columns: { id: { type: Number, primary: true }, body: { type: String }, draft: { type: String } } });
export const IdleSchema = new EntitySchema({ name: 'Idle', tableName: 'idle', columns: { id: { type: Number, primary: true }, body: { type: String } } });
export const SizedSchema = new EntitySchema({ name: 'Sized', tableName: 'sized', columns: { id: { type: Number, primary: true }, w: { name: NAMES.w, type: Number } } });
-- file: src/use.ts
export const f = (dataSource) => [dataSource.getRepository(NoteSchema).find({ select: ['id', 'body'] }), dataSource.getRepository(SizedSchema).find()];
-- at: v1.0.1
-- file: README
-- answers
notes.body: used [maps src/schemas.ts:2, reads src/use.ts:1]
notes.draft: unknown, src/schemas.ts maps it, and the calls that were found choose other columns [maps src/schemas.ts:2, reads src/use.ts:1]
idle: unknown, src/schemas.ts maps it, and no call on its model was found [maps src/schemas.ts:3]
idle.body: unknown, src/schemas.ts maps it, and no call on its model was found [maps src/schemas.ts:3]
sized.width: unknown, src/schemas.ts maps the table, and some of its columns could not be followed [maps src/schemas.ts:4]
sized.height: unknown, src/schemas.ts maps the table, and some of its columns could not be followed [maps src/schemas.ts:4]
