import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Change } from '../../../server/core/schema/change.ts';
import { createPostgresqlReader } from '../../../server/core/sql/dialects/postgresql/read.ts';
import { startPostgresqlReader } from '../../support/reader.ts';
import { annotate, blocksOf, compact, type Note } from './annotate.ts';
import { queryNotes } from './query-notes.ts';

const folder = import.meta.dirname;
const reader = createPostgresqlReader();

/** What a Change says, its queries shortened to their verbs: those have fixtures of their own. */
function describeChange(change: Change): string {
  const { kind, at: _, ...rest } = change as Change & { query?: { verb: string }; queries?: { verb: string }[] };
  const shown: Record<string, unknown> = { ...rest };
  if (rest.query) shown.query = rest.query.verb;
  if (rest.queries) shown.queries = rest.queries.map((query) => query.verb);
  return `${kind} ${compact(shown)}`.trimEnd();
}

function changesOf(sql: string): string {
  const { changes, error } = reader.read(sql);
  const notes: Note[] = changes.map((change) => ({ at: change.at, text: describeChange(change) }));
  for (const change of changes) {
    if (change.kind !== 'create-function') continue;
    for (const inner of change.changes) notes.push({ at: inner.at, text: `when called: ${describeChange(inner)}` });
  }
  if (error) notes.push({ at: error.at, text: `error: ${error.message}` });
  return annotate(sql, notes);
}

function namesOf(sql: string): string {
  const read = reader.readQuery(sql);
  return 'error' in read ? `${sql}\n-- error: ${read.error}` : annotate(sql, read.queries.flatMap(queryNotes));
}

for (const [group, render] of [
  ['changes', changesOf],
  ['queries', namesOf],
] as const) {
  describe(`PostgreSQL reader: ${group}`, () => {
    before(startPostgresqlReader);
    for (const file of fs.readdirSync(path.join(folder, group))) {
      it(file.replace('.sql', ''), () => {
        const place = path.join(folder, group, file);
        const expected = fs.readFileSync(place, 'utf8');
        const actual = `${blocksOf(expected).map(render).join('\n\n')}\n`;
        if (process.env.UPDATE) fs.writeFileSync(place, actual);
        else assert.equal(actual, expected);
      });
    }
  });
}
