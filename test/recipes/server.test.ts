import assert from 'node:assert/strict';
import { plansFor, recipes } from '../../server/core/index.ts';
import { type Plan, type PlanStatement, statementText } from '../../server/core/recipes/recipe.ts';
import { serverFacts } from '../dialects/catalog/server-facts.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { readServerCatalog, type Session } from '../support/server-catalog.ts';
import { givenBack } from './given-back.ts';
import { casesOf, open, type PlanCase, repositoryOf, targetIn } from './plan-case.ts';

/** The laws about the end and the way back, as a real server sees them: it runs every statement of every plan. */
describe('a server carries out the plans', function () {
  this.timeout(60_000);
  let server: PostgresServer;
  let databases = 0;
  /** Of the test that runs. */
  const used = new Map<string, Session & { end(): Promise<void> }>();
  /** To be used again: a new database takes a quarter of a second, as a few hundred files are copied. */
  const emptied: string[] = [];

  before(async function () {
    if (hasPostgres()) server = await startPostgres();
    else {
      console.log('      skipped: no PostgreSQL binaries here');
      this.skip();
    }
  });

  after(() => server?.stop());

  const fresh = async (each: PlanCase) => {
    const known = emptied.pop();
    const name = known ?? `plan_${++databases}`;
    if (known === undefined) await server.createDatabase(name);
    const session = await server.connect(name);
    used.set(name, session);
    await session.query(each.schema);
    return session;
  };

  afterEach(async () => {
    if (used.size === 0) return;
    for (const session of used.values()) await session.end();
    for (const name of used.keys()) {
      const session = await server.connect(name);
      await session.query(emptying);
      await session.end();
      emptied.push(name);
    }
    used.clear();
  });

  for (const { id } of recipes) {
    for (const each of casesOf(id)) {
      if (each.name.startsWith('refused-') || !each.engine.startsWith('postgresql')) continue;
      // Tablespaces are made for all databases at once.
      if (/\bTABLESPACE (?!pg_default)/.test(each.schema)) continue;
      it(`${id}, ${each.name}`, async () => {
        const target = targetIn(await open(repositoryOf(each)), each.recipe);
        const plan = plansFor(target, id).plans[0]?.plan;
        assert.ok(plan);
        const text = (statement: PlanStatement): string => statementText(statement, target.database.dialect);

        const original = await fresh(each);
        await original.query(each.change);
        const planned = await fresh(each);
        const before = await facts(planned, each);
        await carryOut(planned, plan, text);
        assert.deepEqual(await facts(planned, each), await facts(original, each));

        const returned = await fresh(each);
        const now = plan.steps.filter((step) => step.release === 'this');
        await carryOut(returned, { ...plan, steps: now }, text);
        await carryOut(
          returned,
          { ...plan, steps: [...now].reverse().map((s) => ({ ...s, statements: s.down })) },
          text,
        );
        assert.deepEqual(await facts(returned, each), before);

        // From the end, as far as there is a way.
        const far = plan.steps.slice(0, plan.steps.findLastIndex((s) => s.release !== 'this' && s.down.length > 0) + 1);
        const wholly = far.length === plan.steps.length ? planned : await fresh(each);
        if (wholly !== planned) await carryOut(wholly, { ...plan, steps: far }, text);
        await carryOut(wholly, { ...plan, steps: [...far].reverse().map((s) => ({ ...s, statements: s.down })) }, text);
        assert.deepEqual(givenBack(await facts(wholly, each), each), givenBack(before, each));
      });
    }
  }
});

/** What a case may leave behind; roles are the server's, and stay. */
const emptying = `DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT pubname FROM pg_publication LOOP EXECUTE format('DROP PUBLICATION %I', name); END LOOP;
  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', name);
  END LOOP;
  FOR name IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' LOOP
    EXECUTE format('DROP EXTENSION %I CASCADE', name);
  END LOOP;
  IF EXISTS (SELECT 1 FROM pg_default_acl) THEN RAISE EXCEPTION 'default privileges are not taken back'; END IF;
  CREATE SCHEMA public AUTHORIZATION pg_database_owner;
  GRANT USAGE ON SCHEMA public TO PUBLIC;
END $$`;

async function carryOut(session: Session, plan: Plan, text: (statement: PlanStatement) => string): Promise<void> {
  for (const step of plan.steps) {
    if (step.transaction) await session.query('BEGIN');
    for (const statement of step.statements) await session.query(text(statement));
    if (step.transaction) await session.query('COMMIT');
  }
}

/** As in the laws: the order of columns and the index a foreign key brings are left out. */
async function facts(session: Session, { recipe }: PlanCase): Promise<Record<string, string>> {
  const all = [...serverFacts(await readServerCatalog(session))].map(([key, value]): [string, string] => [
    key,
    / columns$/.test(key)
      ? value
          .split(/[(),\s]+/)
          .sort()
          .join()
      : value,
  ]);
  return Object.fromEntries(
    all.filter(([key]) => recipe !== 'add-foreign-key' || !/^index \S*_user_id_idx( comment)?$/.test(key)).sort(),
  );
}
