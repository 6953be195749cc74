import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { apply } from '../../../server/core/schema/apply.ts';
import { type Catalog, emptyCatalog } from '../../../server/core/schema/catalog.ts';
import type { Algorithm, Facts } from '../../../server/core/sql/dialect.ts';
import { createMysql } from '../../../server/core/sql/dialects/mysql/index.ts';

/**
 * The least invasive ALGORITHM and LOCK that MariaDB accepted for many statements, measured outside of this repository:
 * `BELLOWS_LOCKS` names the folder. Every one of them is told as it was measured.
 */
const folder = process.env.BELLOWS_LOCKS ?? fileURLToPath(new URL('../../../../shared/locks', import.meta.url));
const file = path.join(folder, 'mariadb.jsonl');

interface Row {
  readonly db: string;
  readonly id: string;
  readonly sql?: string;
  readonly best_algorithm?: Algorithm | null;
  readonly least_lock?: 'NONE' | 'SHARED' | 'EXCLUSIVE' | null;
}

const base = `create table parent (id int primary key, name varchar(50)) charset utf8mb4;
  create table t (id int not null, a int, b varchar(50), big varchar(300), d decimal(10,2), dt datetime, sm smallint,
    nn int not null default 0, ch char(10), tx text, en enum('a','b'), st set('x','y'), u varchar(20) character set latin1,
    parent_id int, pt point not null, primary key (id), key ia (a), key ib (b), key ip (parent_id)) charset utf8mb4`;

const virtual = 'alter table t add column g int as (a + 1) virtual';

/** What a statement needs beyond the base tables. */
const setups: Readonly<Record<string, string>> = {
  add_col_after_table_has_virtual_col: virtual,
  drop_col_indexed: virtual,
  drop_virtual: virtual,
  add_fk_checks_off: 'set foreign_key_checks = 0',
  drop_fk: 'alter table t add constraint fk foreign key (parent_id) references parent(id)',
  drop_check: 'alter table t add constraint ck check (a > 0)',
  add_pk: 'alter table t drop primary key',
};

const mariadb = createMysql('mariadb');

/** Runs statements, and tells what the last of them does. */
function told(sql: string, version: number): Facts[] {
  let catalog: Catalog = emptyCatalog(mariadb.defaultSchema, 'mysql');
  let facts: Facts[] = [];
  for (const statement of sql.split(';').filter((s) => s.trim() !== '')) {
    const { changes } = mariadb.read(statement);
    facts = changes.map((change) => {
      const said = mariadb.facts(change, catalog, version, changes);
      catalog = apply(catalog, change, changes).catalog;
      return said;
    });
  }
  return facts;
}

const invasive: readonly Algorithm[] = ['INSTANT', 'NOCOPY', 'INPLACE', 'COPY'];
const locks = { nothing: 'NONE', writes: 'SHARED', 'reads and writes': 'EXCLUSIVE' } as const;

describe('facts of MariaDB are what was measured', () => {
  before(function () {
    if (!fs.existsSync(file)) {
      console.log(`      SKIPPED: there are no measurements in ${folder}; name their folder in BELLOWS_LOCKS`);
      this.skip();
    }
  });

  it('for every ALTER', () => {
    const rows = fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row);
    const wrong: string[] = [];
    let count = 0;
    for (const { db, id, sql, best_algorithm, least_lock } of rows) {
      // The rows of an old server's statements tell nothing of locks; one failed for the rows the table had.
      if (!sql || !best_algorithm || !least_lock) continue;
      count++;
      const version = Number(/-(\d+\.\d+)/.exec(db)?.[1]);
      const all = told(`${base};${setups[id] ?? ''};${sql}`, version);
      const algorithm = invasive[Math.max(...all.map((f) => invasive.indexOf(f.algorithm ?? 'INSTANT')))];
      const lock = all.map((f) => locks[f.blocks]).sort((a, b) => rank(b) - rank(a))[0];
      if (all.length === 0 || algorithm !== best_algorithm || lock !== least_lock) {
        wrong.push(`${id}: ${algorithm} ${lock} · measured ${best_algorithm} ${least_lock} · ${sql}`);
      }
    }
    console.log(`      ${count - wrong.length} of ${count} statements as measured`);
    assert.ok(count > 70, 'there are measurements');
    assert.deepEqual(wrong, []);
  });
});

const rank = (lock: string): number => Object.values(locks).indexOf(lock as 'NONE');
