import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Found } from '../../server/core/contract/source.ts';
import { sourceFor } from '../../server/core/contract/sources/index.ts';
import type { FromItem, Query } from '../../server/core/schema/query.ts';
import { dialects } from '../support/core.ts';

/*
 * What a source finds in one file. A case is the file's path (and, for MySQL, the engine), the file, and what is found:
 * each statement with its line, name, what its queries name, and why it is not understood whole. `UPDATE=1` writes it down.
 */
const folder = path.join(import.meta.dirname, 'sources');

describe('what is found in a file', () => {
  for (const name of readdirSync(folder).sort()) {
    it(name.replace(/\.txt$/, ''), async () => {
      const file = path.join(folder, name);
      const [head = '', text = '', expected = ''] = readFileSync(file, 'utf8').split(/^=====\n/m);
      const [source = '', engine = 'postgresql'] = head.trim().split(/ on /);
      const dialect = (await dialects()).get({
        dialect: engine === 'mysql' ? 'mysql' : 'postgresql',
        product: engine === 'mysql' ? 'mysql' : 'postgresql',
      });
      const found = sourceFor(source)?.read(source, text, dialect);
      const said = found ? describeFound(found, text) : 'no source reads this file\n';
      if (process.env.UPDATE) writeFileSync(file, [head, text, said].join('=====\n'));
      else assert.equal(said, expected);
    });
  }
});

function describeFound({ statements, names = [] }: Found, text: string): string {
  const lines = statements.flatMap((statement) => {
    if (statement.at)
      assert.ok(statement.at.start >= 0 && statement.at.end <= text.length && statement.at.start < statement.at.end);
    const name = statement.name ? ` ${statement.name}` : '';
    const flags = [statement.error, statement.dynamic ? 'dynamic' : undefined].filter(Boolean);
    return [
      `${statement.line}${name}: ${statement.text.replace(/\s+/g, ' ').trim()}`,
      ...statement.queries.map((query) => `   ${describeQuery(query, statement.lineOf)}`),
      ...(flags.length > 0 ? [`   ! ${flags.join('; ')}`] : []),
    ];
  });
  if (statements.length === 0) lines.push('nothing');
  if (names.length > 0) lines.push(`names: ${names.join(', ')}`);
  return `${lines.join('\n')}\n`;
}

/** `select users: id, email@3`: what it names, with the line where that is another than the statement's. */
function describeQuery(query: Query, lineOf: ((offset: number) => number) | undefined): string {
  const tables = [...(query.target ? [query.target.name.name] : []), ...query.from.flatMap(tablesOf)];
  const names = [
    ...(query.insertColumns ?? []),
    ...(query.assignments ?? []),
    ...query.references.map((r) => ({ name: r.star ? '*' : r.name, at: r.at })),
  ];
  const place = (at: number): string => (lineOf ? `@${lineOf(at)}` : '');
  const inner = [
    ...query.with.map((w) => w.query),
    ...query.nested,
    ...query.branches,
    ...(query.source ? [query.source] : []),
  ];
  const own =
    `${query.verb} ${tables.join(', ')}: ${names.map((n) => `${n.name}${place(n.at.start)}`).join(' ')}`.trim();
  return [own, ...inner.map((each) => `(${describeQuery(each, lineOf)})`)].join(' ');
}

function tablesOf(item: FromItem): string[] {
  if (item.kind === 'relation') return [item.name.schema ? `${item.name.schema}.${item.name.name}` : item.name.name];
  if (item.kind === 'join') return [...tablesOf(item.left), ...tablesOf(item.right)];
  return [item.kind === 'function' ? `${item.call.name.name}()` : `(${describeQuery(item.query, undefined)})`];
}
