import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  applyReplacements,
  check,
  type ProjectState,
  plansFor,
  recipes,
  type SplitTarget,
  splitEdits,
} from '../../server/core/index.ts';
import { planSql } from '../../server/core/recipes/plan-sql.ts';
import { type Plan, type PlanStatement, statementText } from '../../server/core/recipes/recipe.ts';
import { apply } from '../../server/core/schema/apply.ts';
import type { Catalog } from '../../server/core/schema/catalog.ts';
import { resolve } from '../../server/core/schema/resolve.ts';
import { split } from '../../server/core/sql/split.ts';
import { catalogFacts } from '../dialects/catalog/catalog-facts.ts';
import { roundTrip } from '../support/round-trip.ts';
import { givenBack } from './given-back.ts';
import { casesOf, open, type PlanCase, repositoryOf, root, targetIn } from './plan-case.ts';

for (const { id } of recipes) {
  describe(`recipe ${id}`, () => {
    const cases = casesOf(id);
    for (const each of cases) {
      describe(each.name, () => {
        let target: SplitTarget;
        /** Before and after all that the plan stands in for. */
        let start: Catalog;
        let end: Catalog;
        let plan: Plan | undefined;
        let refused = '';

        before(async () => {
          const state = await open(repositoryOf(each));
          assert.deepEqual(state.problems, []);
          target = targetIn(state, each.recipe);
          ({ start, end } = wholeOf(target));
          const found = plansFor(target, id);
          plan = found.plans[0]?.plan;
          refused = found.refusals.join('\n');
        });

        const laws = (title: string, test: (plan: Plan) => void | Promise<void>): void => {
          // What is refused has no plan, and so no laws.
          if (each.name.startsWith('refused-')) return;
          it(title, async () => {
            assert.ok(plan, refused);
            await test(plan);
          });
        };

        it('is planned as it was', () => {
          assert.equal(plan === undefined, each.name.startsWith('refused-'), refused || 'there is a plan');
          const text = plan
            ? `${describePlan(plan)}${planSql(plan, target.database.dialect)}`
            : `-- refused: ${refused}\n`;
          if (process.env.UPDATE) {
            fs.mkdirSync(path.dirname(each.golden), { recursive: true });
            fs.writeFileSync(each.golden, text);
          }
          assert.equal(text, fs.existsSync(each.golden) ? fs.readFileSync(each.golden, 'utf8') : '');
        });

        laws('1: every statement is understood', (plan) => {
          for (const statement of all(plan)) {
            for (const change of changesOf(target, statement)) {
              assert.notEqual(change.kind, 'opaque', statementText(statement, target.database.dialect));
            }
          }
        });

        laws('2: what is printed is read back', (plan) => {
          for (const statement of all(plan)) {
            if ('change' in statement) assert.equal(roundTrip(target.database.dialect, statement.change), undefined);
          }
        });

        laws('3: the steps of this release are found safe', async () => {
          assert.deepEqual(await complaints(each), []);
        });

        laws('3: nor do those of the next release break anyone when they ship', async () => {
          const { findings } = check(await nextRelease(each));
          // That the servers take both types by then is what the plan asks for, and is said again.
          const asked = ['change-column-type', 'narrow-column-type'];
          const bad = findings.filter(
            (f) => f.category !== 'hygiene' && f.severity === 'error' && !asked.includes(f.rule),
          );
          assert.deepEqual(
            bad.map((f) => `${f.rule}: ${f.message}`),
            [],
          );
        });

        laws('4: it ends where the original statement would', (plan) => {
          const planned = plan.steps.reduce((catalog, step) => run(target, catalog, step.statements), start);
          assert.deepEqual(normal(planned, each), normal(end, each));
        });

        laws('4: the files it is written to do the same', async () => {
          const { state, problems } = await carriedOut(each, 'all');
          assert.deepEqual(problems, []);
          const [database] = state.databases;
          const carried = database?.replayed.length
            ? database.steps(database.replayed.length - 1).at(-1)?.after
            : undefined;
          assert.deepEqual(normal(carried ?? start, each), normal(end, each));
        });

        laws('4: the way back from this release leads back', (plan) => {
          const steps = plan.steps.filter((step) => step.release === 'this');
          const there = steps.reduce((catalog, step) => run(target, catalog, step.statements), start);
          const back = [...steps].reverse().reduce((catalog, step) => run(target, catalog, step.down), there);
          assert.deepEqual(normal(back, each), normal(start, each));
        });

        laws('4: the way back from all of it leads back', (plan) => {
          const last = plan.steps.findLastIndex(({ release, down }) => release !== 'this' && down.length > 0);
          const steps = plan.steps.slice(0, last + 1);
          const there = steps.reduce((catalog, step) => run(target, catalog, step.statements), start);
          const back = [...steps].reverse().reduce((catalog, step) => run(target, catalog, step.down), there);
          assert.deepEqual(givenBack(normal(back, each), each), givenBack(normal(start, each), each));
        });

        laws('5: every server finds its names', (plan) => {
          let catalog = start;
          assert.deepEqual(missing(target, catalog, each.v1), [], 'v1 on the schema it was released with');
          for (const step of plan.steps) {
            catalog = run(target, catalog, step.statements);
            if (step.release === 'this')
              assert.deepEqual(missing(target, catalog, each.v1), [], `v1 after: ${step.title}`);
            if (step.release === 'next')
              assert.deepEqual(missing(target, catalog, each.v2), [], `v2 after: ${step.title}`);
            if (step.release !== 'this')
              assert.deepEqual(missing(target, catalog, each.v3), [], `v3 after: ${step.title}`);
          }
          const overlap = plan.steps
            .filter((step) => step.release === 'this')
            .reduce((c, step) => run(target, c, step.statements), start);
          assert.deepEqual(missing(target, overlap, each.v2), [], 'v2 beside v1');
        });
      });
    }

    it('has no golden that no case uses', () => {
      const folder = path.join(root, id, 'golden');
      const used = cases.map((each) => path.basename(each.golden));
      assert.deepEqual(fs.readdirSync(folder).sort(), used.sort());
    });
  });
}

/** The migration of a case holds only what its plan stands in for. */
function wholeOf({ database, migration, step }: SplitTarget): { start: Catalog; end: Catalog } {
  const steps = database.steps(database.replayed.findIndex((r) => r.migration === migration));
  return { start: (steps[0] ?? step).before, end: (steps.at(-1) ?? step).after };
}

const describePlan = (plan: Plan): string =>
  [
    `-- ${plan.title}`,
    ...plan.servers.map((s) => `-- servers: ${s}`),
    ...plan.notes.map((n) => `-- note: ${n}`),
    '',
    '',
  ].join('\n');

const all = (plan: Plan): PlanStatement[] => plan.steps.flatMap((step) => [...step.statements, ...step.down]);

function changesOf({ database }: SplitTarget, statement: PlanStatement) {
  const text = statementText(statement, database.dialect);
  return split(text, database.dialect.flavour)
    .filter((part) => part.kind === 'sql')
    .flatMap((part) => database.dialect.read(text.slice(part.span.start, part.span.end)).changes);
}

/** Carries statements out on a catalog, which must not refuse any. */
function run(target: SplitTarget, catalog: Catalog, statements: readonly PlanStatement[]): Catalog {
  let now = catalog;
  for (const statement of statements) {
    const changes = changesOf(target, statement);
    for (const change of changes) {
      const applied = apply(now, change, changes);
      assert.deepEqual(applied.problems, [], statementText(statement, target.database.dialect));
      now = applied.catalog;
    }
  }
  return now;
}

/** The facts of a catalog, but for the order of columns, which only a rewrite could keep, and the index a foreign key brings. */
function normal(catalog: Catalog, { recipe }: PlanCase): Record<string, string> {
  const facts = [...catalogFacts(catalog)].map(([key, value]): [string, string] => [
    key,
    / columns$/.test(key)
      ? value
          .split(/[(),\s]+/)
          .sort()
          .join()
      : value,
  ]);
  return Object.fromEntries(
    facts.filter(([key]) => recipe !== 'add-foreign-key' || !/^index \S*_user_id_idx( comment)?$/.test(key)).sort(),
  );
}

/** What the queries of a server would fail with. */
function missing(target: SplitTarget, catalog: Catalog, queries: string): string[] {
  const { dialect } = target.database;
  return split(queries, dialect.flavour)
    .filter((part) => part.kind === 'sql')
    .flatMap((part) => {
      const text = queries.slice(part.span.start, part.span.end);
      const read = dialect.readQuery(text);
      if ('error' in read) return [`${text}: ${read.error}`];
      return read.queries.flatMap((query) => resolve(query, catalog).problems.map((p) => `${text}: ${p.message}`));
    });
}

/** The project after the plan was carried out on its files. `all`: with the steps of later releases moved to where they run. */
async function carriedOut(each: PlanCase, steps: 'this release' | 'all') {
  const repository = repositoryOf(each);
  const before = await open(repository);
  const target = targetIn(before, each.recipe);
  // Planned anew: what a plan takes along is told by identity.
  const [found] = plansFor(target, each.recipe).plans;
  assert.ok(found, 'there is no plan');
  const edited = splitEdits(before, [{ target, plan: found.plan }], Date.UTC(2026, 0, 1));
  if ('refused' in edited) throw new Error(edited.refused);
  const work = new Map(repository.work);
  for (const file of new Set(edited.edits.map((edit) => edit.path))) {
    const edits = edited.edits.filter((edit) => edit.path === file);
    const created = edits.find((edit) => edit.kind === 'create');
    const replaced = edits.filter((edit) => edit.kind === 'replace');
    work.set(file, created?.text ?? applyReplacements(work.get(file) ?? '', replaced));
  }
  const later = new Set(edited.edits.filter((edit) => edit.label === 'a later release').map((edit) => edit.path));
  for (const file of steps === 'all' ? later : []) {
    work.set(path.posix.join(target.database.folder, path.posix.basename(file)), work.get(file) ?? '');
    work.delete(file);
  }
  const state = await open({ ...repository, work });
  const problems = state.databases.flatMap((database) =>
    database.replayed.flatMap((_, index) => database.steps(index).flatMap((step) => step.problems)),
  );
  return { state, later, work, problems };
}

/** What is found in the files of this release. */
async function complaints(each: PlanCase): Promise<string[]> {
  const { state, later, work } = await carriedOut(each, 'this release');
  return check(state)
    .findings.filter((f) => !later.has(f.file) && f.suppressed === null && /error|warning/.test(f.severity))
    .map((f) => `${f.file} ${f.rule}: ${f.message}\n${work.get(f.file)?.slice(f.span.start, f.span.end)}`);
}

/** The release after it: its steps that waited are among the migrations, and its server runs what comes then. */
async function nextRelease(each: PlanCase): Promise<ProjectState> {
  const repository = repositoryOf(each);
  const { work } = await carriedOut(each, 'this release');
  const waiting = [...work.keys()].filter((file) => file.startsWith('db/contract/'));
  const released = new Map([...work].filter(([file]) => !waiting.includes(file)));
  const now = new Map(released).set('db/queries/server.sql', each.v3);
  for (const file of waiting) {
    const text = work.get(file) ?? '';
    if (!text.includes('with the release after the next'))
      now.set(file.replace('db/contract/', 'db/migrations/'), text.replace(/^-- bellows: after .*\n/m, ''));
  }
  return open({ versions: [...repository.versions, { tag: 'v2.0.0', files: released }], work: now });
}
