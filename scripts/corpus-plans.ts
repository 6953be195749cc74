/**
 * Plans every change of real projects, one a folder: `npm run corpus:plans -- FOLDER [NAME]`. Nothing is known of their servers, so
 * that every plan is made for the worst case. Each is carried out on the catalog: its statements must be understood and succeed, the
 * end must be that of the original statements, and the way back of this release must lead back. Prints how many changes each recipe
 * planned and refused; ends with 1 when a plan did not hold.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Database, loadDialects, Project, plansFor, recipes, type SplitTarget } from '../server/core/index.ts';
import { recipesFor } from '../server/core/recipes/index.ts';
import { type Plan, type PlanStatement, statementText } from '../server/core/recipes/recipe.ts';
import { apply } from '../server/core/schema/apply.ts';
import type { Catalog } from '../server/core/schema/catalog.ts';
import type { Change } from '../server/core/schema/change.ts';
import { split } from '../server/core/sql/split.ts';
import { openWorld, readGrammar } from '../server/disk.ts';
import { catalogFacts } from '../test/dialects/catalog/catalog-facts.ts';

const [folder, only = ''] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name a folder that holds projects: npm run corpus:plans -- FOLDER [NAME]');
  process.exit(2);
}

const counts = new Map(recipes.map(({ id }) => [id, { planned: 0, refused: 0, wrong: 0 }]));
const dialects = await loadDialects({ libpgQuery: await readGrammar() });
for (const name of readdirSync(folder).sort()) {
  if (!name.includes(only)) continue;
  const world = openWorld(path.join(folder, name));
  const state = await new Project(world, dialects).state();
  for (const database of state.databases) planAll(database, name);
}
console.log(`${'recipe'.padEnd(22)} planned  refused  wrong`);
for (const [id, { planned, refused, wrong }] of counts)
  console.log(id.padEnd(22), [planned, refused, wrong].map((n) => String(n).padStart(7)).join('  '));
process.exitCode = [...counts.values()].some(({ wrong }) => wrong > 0) ? 1 : 0;

/** Each migration as a release of its own: of a whole history everything is touched again some day. */
function planAll(all: Database, project: string): void {
  for (const [index, { migration }] of all.replayed.entries()) {
    const database: Database = { ...all, firstNew: index, replayed: all.replayed.slice(0, index + 1) };
    for (const step of database.steps(index)) {
      if (step.problems.length > 0) continue;
      for (const recipe of recipesFor(step.change.kind)) {
        const count = counts.get(recipe.id);
        const target = { database, migration, step };
        const plan = plansFor(target, recipe.id).plans[0]?.plan;
        if (!count) continue;
        count[plan ? 'planned' : 'refused']++;
        const wrong = plan ? wrongWith(target, plan) : [];
        if (wrong.length === 0) continue;
        count.wrong++;
        console.log(`${project} ${migration.file.path}: ${recipe.id}\n  ${step.statement.text.slice(0, 200)}`);
        for (const line of wrong.slice(0, 5)) console.log(`  ! ${line.slice(0, 300)}`);
      }
    }
  }
}

/** What does not hold of a plan, a line each. */
function wrongWith({ database, migration, step }: SplitTarget, plan: Plan): string[] {
  const wrong: string[] = [];
  const gone = new Set<Change>([step.change, ...(plan.takes ?? [])]);
  const steps = database.steps(database.replayed.findIndex((r) => r.migration === migration));
  const replaced = steps.filter(({ change }) => gone.has(change));
  const start = (replaced[0] ?? step).before;
  let failed = false;
  let original = start;
  for (const { change, statement } of replaced) {
    const applied = apply(original, change, statement.read.changes);
    // What stands between them was left out: then the original can't be told by itself.
    failed ||= applied.problems.length > 0;
    original = applied.catalog;
  }
  const end = run(
    start,
    plan.steps.flatMap((each) => each.statements),
  );
  if (!failed) compare('the end differs', original, end);
  const now = plan.steps.filter((each) => each.release === 'this');
  const there = run(
    start,
    now.flatMap((each) => each.statements),
  );
  compare(
    'the way back differs',
    start,
    run(
      there,
      [...now].reverse().flatMap((each) => each.down),
    ),
  );
  return [...new Set(wrong)];

  function run(catalog: Catalog, statements: readonly PlanStatement[]): Catalog {
    return statements.reduce((before, statement) => {
      const sql = statementText(statement, database.dialect);
      return split(sql, database.dialect.flavour)
        .filter((part) => part.kind === 'sql')
        .flatMap(({ span }) => database.dialect.read(sql.slice(span.start, span.end)).changes)
        .reduce((known, change, _, all) => {
          if (change.kind === 'opaque') wrong.push(`not understood: ${sql}`);
          const applied = apply(known, change, all);
          wrong.push(...applied.problems.map(({ message }) => `${message}: ${sql}`));
          return applied.catalog;
        }, before);
    }, catalog);
  }

  function compare(what: string, wanted: Catalog, found: Catalog): void {
    const [a, b] = [facts(wanted), facts(found)];
    for (const key of new Set([...a.keys(), ...b.keys()]))
      if (a.get(key) !== b.get(key)) wrong.push(`${what}: ${key}: ${a.get(key)} ≠ ${b.get(key)}`);
  }
}

/** Without the order of columns, which only a rewrite could keep, and the indexes that new foreign keys bring along. */
function facts(catalog: Catalog): Map<string, string> {
  const all = [...catalogFacts(catalog)].filter(([key]) => !/^index \S*_idx\d*(?: comment)?$/.test(key));
  return new Map(
    all.map(([key, value]) => [
      key,
      / columns$/.test(key) ? value.replace(/[()]/g, '').split(/,\s*/).sort().join() : value,
    ]),
  );
}
