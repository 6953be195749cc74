import assert from 'node:assert/strict';
import { applyReplacements, check, planFile, plansFor, recipes, splitEdits } from '../../server/core/index.ts';
import { planSql } from '../../server/core/recipes/plan-sql.ts';
import { split } from '../../server/core/sql/split.ts';
import { catalogFacts } from '../dialects/catalog/catalog-facts.ts';
import { casesOf, changeFile, open, type PlanCase, repositoryOf, targetIn } from './plan-case.ts';

/** The change with a file for each statement, as tools and people write it. */
function spread(each: PlanCase): ReturnType<typeof repositoryOf> & { readonly files: readonly string[] } {
  const repository = repositoryOf(each);
  const flavour = each.engine.startsWith('postgresql') ? 'postgresql' : 'mysql';
  const statements = split(each.change, flavour).map(({ full }) => each.change.slice(full.start, full.end).trim());
  const work = new Map(repository.work);
  work.delete(changeFile);
  const files = statements.map((_, index) => `db/migrations/${String(index + 2).padStart(3, '0')}_part.sql`);
  for (const [index, file] of files.entries()) work.set(file, `${(statements[index] ?? '').replace(/;?$/, ';')}\n`);
  return { ...repository, work, files };
}

/** The order in which files make things tells in the order of columns only. */
const facts = (catalog: Parameters<typeof catalogFacts>[0], { recipe }: PlanCase) =>
  Object.fromEntries(
    [...catalogFacts(catalog)]
      .filter(([key]) => recipe !== 'add-foreign-key' || !/^index \S*_user_id_idx/.test(key))
      .map(([key, value]): [string, string] => [
        key,
        / columns$/.test(key)
          ? value
              .split(/[(),\s]+/)
              .sort()
              .join()
          : value,
      ])
      .sort(),
  );

/** Where a transaction or a setting of the session spans statements, they are of one file. */
const inOneFile = /^\s*(?:BEGIN|START TRANSACTION|SET|DO)\b/im;

describe('one change over several files is planned as one', () => {
  for (const { id } of recipes) {
    const cases = casesOf(id).filter(
      (each) => !each.name.startsWith('refused-') && !inOneFile.test(each.change) && /;\s*\S/.test(each.change),
    );
    if (cases.length === 0) continue;
    describe(id, () => {
      for (const each of cases) {
        it(each.name, async () => {
          const { files, ...repository } = spread(each);
          const state = await open(repository);
          const [database] = state.databases;
          assert.ok(database, 'there is a database');
          const on = recipes.find((recipe) => recipe.id === id)?.on ?? [];
          const target = database.replayed
            .flatMap(({ migration }, index) => database.steps(index).map((step) => ({ database, migration, step })))
            .findLast(({ migration, step }) => files.includes(migration.file.path) && on.includes(step.change.kind));
          assert.ok(target, 'there is a change');
          const { plans, refusals } = plansFor(target, id);
          const [found] = plans;
          assert.ok(found, refusals.join('\n'));
          const single = plansFor(targetIn(await open(repositoryOf(each)), id), id).plans[0]?.plan;
          assert.ok(single, 'there is a plan where all of it stands in one file');
          assert.equal(planSql(found.plan, database.dialect), planSql(single, database.dialect));

          const made = splitEdits(state, [{ target, plan: found.plan }], Date.UTC(2026, 0, 1));
          assert.ok(!('refused' in made), 'refused' in made ? made.refused : '');
          const work = new Map(repository.work);
          for (const path of new Set(made.edits.map((edit) => edit.path))) {
            const own = made.edits.filter((edit) => edit.path === path);
            const created = own.find((edit) => edit.kind === 'create');
            const replaced = own.filter((edit) => edit.kind === 'replace');
            work.set(path, created?.text ?? applyReplacements(work.get(path) ?? '', replaced));
          }
          for (const file of files) assert.ok((work.get(file) ?? '').trim() !== '', `${file} is not left empty`);
          const waits = (path: string): boolean => path.startsWith('db/contract/');
          const now = await open({ ...repository, work: new Map([...work].filter(([path]) => !waits(path))) });
          assert.deepEqual(
            check(now)
              .findings.filter((finding) => /error|warning/.test(finding.severity) && finding.suppressed === null)
              .map((finding) => `${finding.file}: ${finding.message}`),
            [],
          );
          const moved = [...work].map(
            ([path, text]) => [path.replace('db/contract/', 'db/migrations/'), text] as const,
          );
          const end = await open({ ...repository, work: new Map(moved) });
          const problems = end.databases.flatMap((each) =>
            each.replayed.flatMap((_, index) => each.steps(index).flatMap((step) => step.problems)),
          );
          assert.deepEqual(problems, []);
          const reached = end.databases[0]?.target;
          assert.ok(reached, 'there is a schema');
          assert.deepEqual(facts(reached, each), facts(database.target, each));
        });
      }
    });
  }

  it('is offered with all changes of any of its files', async () => {
    const each = casesOf('split-column')[0];
    assert.ok(each, 'there is a case');
    const { files, ...repository } = spread(each);
    const state = await open(repository);
    const offered = files.flatMap((file) => {
      const plan = planFile(state, check(state).findings, file);
      return plan && 'planned' in plan ? [plan.planned.map(({ plan }) => plan.recipe).join()] : [];
    });
    assert.ok(offered.includes('split-column'), offered.join(' '));
  });
});
