import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { apply } from '../../../server/core/schema/apply.ts';
import { type Catalog, emptyCatalog } from '../../../server/core/schema/catalog.ts';
import type { Algorithm, Facts } from '../../../server/core/sql/dialect.ts';
import { createMysql } from '../../../server/core/sql/dialects/mysql/index.ts';

/*
 * What MariaDB 10.11 and 11.8 and MySQL 9.7 do with a couple of hundred statements, by asking them for each algorithm in turn; see
 * algorithms.txt.
 */
const base = (virtual: string): string => `create table parent (id int primary key, name varchar(50)) charset utf8mb4;
  create table t (id int not null, a int, b varchar(50), big varchar(300), d decimal(10,2), dt datetime, sm smallint,
    nn int not null default 0, ch char(10), tx text, en enum('a','b'), st set('x','y'), u varchar(20) character set latin1,
    parent_id int, pt point not null, ${virtual} primary key (id), key ia (a), key ib (b), key iu (u)) charset utf8mb4`;

const servers = [
  { product: 'mariadb', version: 10.11 },
  { product: 'mysql', version: 9.7 },
  { product: 'mariadb', version: 11.8 },
] as const;

interface Case {
  readonly sql: string;
  readonly setup: string;
  readonly measured: readonly string[];
}

function readCases(): Case[] {
  const lines = readFileSync(new URL('algorithms.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const cases: Case[] = [];
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const [sql = '', ...before] = (lines[i] as string).split('|').map((part) => part.trim());
    const virtual = before.includes('virtual') ? 'g int as (a + 1) virtual,' : '';
    const rest = before.filter((part) => part !== 'virtual').map((part) => part.replace(/^session:/, ''));
    const measured = (lines[i + 1] as string).split('·').map((part) => part.trim());
    cases.push({ sql, setup: [base(virtual), ...rest].join(';'), measured });
  }
  return cases;
}

const invasive: readonly Algorithm[] = ['INSTANT', 'NOCOPY', 'INPLACE', 'COPY'];
const locks = { nothing: 'NONE', writes: 'SHARED', 'reads and writes': 'EXCLUSIVE' } as const;
const order: readonly string[] = Object.values(locks);

function told({ sql, setup }: Case, { product, version }: (typeof servers)[number]): string {
  const dialect = createMysql(product);
  let catalog: Catalog = emptyCatalog(dialect.defaultSchema, 'mysql');
  let all: Facts[] = [];
  for (const statement of [...setup.split(';'), sql]) {
    const { changes } = dialect.read(statement);
    all = changes.map((change) => {
      const said = dialect.facts(change, catalog, version, changes);
      catalog = apply(catalog, change, changes).catalog;
      return said;
    });
  }
  const algorithm = invasive[Math.max(...all.map((f) => invasive.indexOf(f.algorithm ?? 'INSTANT')))];
  const lock = order[Math.max(...all.map((f) => order.indexOf(locks[f.blocks])))];
  return `${algorithm} ${lock}`;
}

describe('MySQL: algorithms are what three servers accept', () => {
  for (const [i, server] of servers.entries()) {
    it(`${server.product} ${server.version}`, () => {
      const cases = readCases().filter(({ measured }) => measured[i] !== '-');
      const wrong = cases.flatMap((c) => {
        const ours = told(c, server);
        return ours === c.measured[i] ? [] : [`${c.sql}: ${ours} · measured ${c.measured[i]}`];
      });
      console.log(`      ${cases.length - wrong.length} of ${cases.length} statements as measured`);
      assert.ok(cases.length > 100, 'there are measurements');
      assert.deepEqual(wrong, []);
    });
  }
});
