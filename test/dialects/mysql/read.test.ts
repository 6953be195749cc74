import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createMysql } from '../../../server/core/sql/dialects/mysql/index.ts';
import { annotate, describeChange, describeQuery, type Note } from './annotate.ts';

/**
 * Each file of `read/` holds statements with what is read from them in comments below; those of `queries/` likewise, read as
 * queries of an application. UPDATE=1 writes the comments anew.
 */
const mysql = createMysql('mysql');

function notesOfStatement(statement: string): Note[] {
  const { changes, error } = mysql.read(statement);
  const notes = changes.map((change) => ({ at: change.at, text: describeChange(change) }));
  return error ? [...notes, { at: error.at, text: `error: ${error.message}` }] : notes;
}

function notesOfQuery(text: string): Note[] {
  const result = mysql.readQuery(text);
  const at = { start: 0, end: text.length };
  if ('error' in result) return [{ at, text: `error: ${result.error}` }];
  const references = result.queries.flatMap((query) =>
    query.references.map((r) => ({ at: r.at, text: [...r.qualifier, r.name].join('.') })),
  );
  const seen = new Set<string>();
  const once = references.filter(
    ({ at: { start }, text: t }) => !seen.has(`${start} ${t}`) && seen.add(`${start} ${t}`),
  );
  return [...once, ...result.queries.map((query) => ({ at, text: describeQuery(query) }))];
}

const folders: [string, (text: string) => Note[]][] = [
  ['read', notesOfStatement],
  ['queries', notesOfQuery],
];

describe('MySQL: what is read', () => {
  for (const [folder, notes] of folders) {
    for (const file of readdirSync(new URL(`${folder}/`, import.meta.url)).filter((f) => f.endsWith('.sql'))) {
      it(`${folder}/${file}`, () => {
        const url = new URL(`${folder}/${file}`, import.meta.url);
        const expected = readFileSync(url, 'utf8');
        const blocks = expected.trimEnd().split(/\n{2,}/);
        const actual = blocks.map((block) => {
          const statement = block
            .split('\n')
            .filter((line) => !line.startsWith('--'))
            .join('\n');
          return annotate(statement, notes(statement));
        });
        const text = `${actual.join('\n\n')}\n`;
        if (process.env.UPDATE) writeFileSync(url, text);
        else assert.equal(text, expected);
      });
    }
  }
});
