import assert from 'node:assert/strict';
import { readFormula } from '../../server/core/recipes/formula.ts';
import { inverseOfParts, inverseOfWhole } from '../../server/core/recipes/inverse.ts';
import type { RecipeContext } from '../../server/core/recipes/recipe.ts';
import { apply } from '../../server/core/schema/apply.ts';
import { emptyCatalog, findTable } from '../../server/core/schema/catalog.ts';
import type { Dialect } from '../../server/core/sql/dialect.ts';
import { dialects } from '../support/core.ts';

/** What a column is computed as, and how it is computed back; none where that can't be known. */
const parts: readonly (readonly [string, readonly string[], string | undefined])[] = [
  ['name text', ['name'], 'p1'],
  ['name text', ['trim(name)'], 'p1::text'],
  ['name text', ["nullif(name, '')::int"], 'p1::text'],
  ['amount numeric(10,2)', ['round(amount * 100)::int'], 'p1 / 100.0'],
  ['amount numeric(10,2)', ['amount * 2.5'], 'p1 / 2.5'],
  ['amount numeric(10,2)', ['amount * 0'], undefined],
  ['amount numeric(10,2)', ['amount * amount'], undefined],
  ['at bigint', ['to_timestamp(at)'], 'extract(epoch FROM p1)::bigint'],
  ['name text', ['lower(name)'], undefined],
  ['name text', ['left(name, 3)'], undefined],
  [
    'state int',
    ["CASE state WHEN 0 THEN 'new' WHEN 1 THEN 'done' END"],
    "CASE p1 WHEN 'new' THEN 0 WHEN 'done' THEN 1 END",
  ],
  ['state int', ["CASE state WHEN 0 THEN 'new' WHEN 1 THEN 'new' END"], undefined],
  ['state int', ["CASE state WHEN 0 THEN 'new' ELSE 'done' END"], undefined],
  ['name text', ["split_part(name, ' ', 1)", "split_part(name, ' ', 2)"], joined("' '")],
  ['name text', ["split_part(name, ', ', 1)", "split_part(name, ', ', 2)"], joined("', '")],
  ['name text', ["(string_to_array(name, '/'))[1]", "(string_to_array(name, '/'))[2]"], joined("'/'")],
  ['name text', ["split_part(name, ' ', 1)", "substring(name from position(' ' in name) + 1)"], joined("' '")],
  // What is stepped over is one character here, and two there.
  ['name text', ["split_part(name, ', ', 1)", "substring(name from position(', ' in name) + 1)"], undefined],
  ['name text', ["split_part(name, ' ', 1)", "split_part(name, '-', 2)"], undefined],
  ['name text', ["split_part(name, ' ', 1)", "split_part(name, ' ', 3)"], undefined],
  ['name text', ["split_part(name, ' ', 1)", 'left(name, 1)'], undefined],
];

function joined(separator: string): string {
  return `CASE WHEN p1 IS NULL AND p2 IS NULL THEN NULL ELSE concat_ws(${separator}, nullif(p1, ''), nullif(p2, '')) END`;
}

const wholes: readonly (readonly [string, readonly string[] | undefined])[] = [
  ["a || ' ' || b", ["nullif(split_part(p1, ' ', 1), '')", "array_to_string((string_to_array(p1, ' '))[2:], ' ')"]],
  [
    "concat_ws('-', b, a)",
    ["nullif(array_to_string((string_to_array(p1, '-'))[2:], '-'), '')", "split_part(p1, '-', 1)"],
  ],
  [
    "coalesce(a, '') || ' ' || b",
    ["nullif(split_part(p1, ' ', 1), '')", "array_to_string((string_to_array(p1, ' '))[2:], ' ')"],
  ],
  ['a || b', undefined],
  ["a || ' ' || a", undefined],
  ["upper(a) || ' ' || b", undefined],
  ["a || ' ' || b || '!'", undefined],
];

describe('the way back of a computation', () => {
  let dialect: Dialect;
  before(async () => {
    dialect = (await dialects()).get({ dialect: 'postgresql', product: 'postgresql' });
  });

  const tableOf = (columns: string) => {
    const { changes } = dialect.read(`CREATE TABLE t (${columns})`);
    const catalog = changes.reduce((now, change) => apply(now, change).catalog, emptyCatalog('public'));
    const table = findTable(catalog, { name: 't' });
    assert.ok(table, columns);
    const formula = (text: string) => {
      const read = readFormula(text, table, [], { dialect, before: catalog } as RecipeContext);
      assert.ok(!('refused' in read), text);
      return read;
    };
    return { table, formula };
  };

  for (const [columns, texts, expected] of parts) {
    it(`${columns}: ${texts.join(' and ')}`, () => {
      const { table, formula } = tableOf(columns);
      const all = texts.map((text, i) => ({ name: `p${i + 1}`, text: true, formula: formula(text) }));
      const [old] = table.columns;
      assert.ok(old, columns);
      assert.equal(inverseOfParts(old, all, dialect.quote), expected);
    });
  }

  for (const [text, expected] of wholes) {
    it(text, () => {
      const { table, formula } = tableOf('a text, b text NOT NULL');
      const whole = { name: 'p1', text: true, formula: formula(text) };
      const found = inverseOfWhole(table.columns, whole, dialect.quote, 'postgresql');
      assert.deepEqual(found && table.columns.map(({ name }) => found.get(name)), expected);
    });
  }
});
