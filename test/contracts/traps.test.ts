import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from '../../server/core/contract/contract.ts';
import { Project } from '../../server/core/index.ts';
import { findRelation } from '../../server/core/schema/catalog.ts';
import { dialects } from '../support/core.ts';
import { readFixture } from '../support/fixture.ts';
import { memoryWorld } from '../support/memory-world.ts';

/*
 * Ways of using a table or column that are easily overlooked. Each case is a repository of its own; after its name stands
 * what its server uses, and what it does not (`!`). What is used may be unknown, and never unused; what is not must be
 * unused. A case has the schema below and one more query, unless it brings a schema itself.
 */
const folder = path.join(import.meta.dirname, 'traps');

const schema = `-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, ghost text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total bigint, note text);
CREATE TABLE order_items (id bigint PRIMARY KEY, order_id bigint, sku text);
CREATE TABLE tags (id bigint PRIMARY KEY, name text);
`;
const another = "-- file: src/zz_tags.ts\nexport const tags = (db) => db.query('SELECT name FROM tags');\n";

describe('a use that is easily overlooked', () => {
  for (const file of readdirSync(folder).sort()) {
    describe(file.replace(/\.txt$/, ''), () => {
      const cases = readFileSync(path.join(folder, file), 'utf8').split(/^=== /m).slice(1);
      for (const text of cases) {
        const [head = '', ...rest] = text.split('\n');
        const [name = '', objects = ''] = head.split('|').map((part) => part.trim());
        it(name, async () => {
          const body = rest.join('\n');
          const own = /^-- file: \S*(?:db\/migrations\/001|schema\/delta\/)/m.test(body);
          const repository = `-- at: v1.0.0\n${own ? '' : schema}${another}${body}`;
          const state = await new Project(memoryWorld(readFixture(repository)), await dialects()).state();
          const contracts = state.databases[0]?.previous ?? [];
          assert.ok(contracts.length > 0 && objects !== '', 'there is a server, and something to ask');
          for (const object of objects.split(/\s+/)) {
            const wanted = object.replace('!', '');
            const answers = contracts.map((contract) => ask(contract, wanted));
            const unused = answers.every(({ verdict }) => verdict === 'unused');
            const said = answers.map(({ verdict, why }) => `${verdict}, ${why}`).join('; ');
            assert.equal(unused, object.startsWith('!'), `${wanted}: ${said}`);
          }
        });
      }
    });
  }
});

function ask(contract: Contract, object: string) {
  const parts = object.split('.');
  const named = (names: readonly string[]) =>
    findRelation(
      contract.catalog,
      names.length > 1 ? { schema: names[0] as string, name: names[1] as string } : { name: names[0] as string },
    );
  const whole = parts.length > 2 ? undefined : named(parts);
  if (whole) return contract.relation(whole.id);
  const table = named(parts.slice(0, -1));
  assert.ok(table?.kind === 'table' || table?.kind === 'view', `there is no table of ${object}`);
  const column = table.columns.find((each) => each.name === parts.at(-1));
  assert.ok(column, `there is no ${object}`);
  return contract.column({ relation: table.id, column: column.id });
}
