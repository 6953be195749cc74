import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { showName } from '../../../server/core/schema/names.ts';
import { type Databases, startDatabases } from '../../support/databases.ts';
import { startPostgresqlReader } from '../../support/reader.ts';
import type { Session } from '../../support/server-catalog.ts';
import { type Case, covers, printCase, readCases, short, tellVersions, visible } from './cases.ts';
import { type Measured, measure } from './measure.ts';
import { emptyWorld, planned, run, strength, type Told, type World } from './world.ts';

const folder = fileURLToPath(new URL('cases', import.meta.url));
const baseSql = fs.readFileSync(path.join(folder, 'base.sql'), 'utf8');
const files = fs.readdirSync(folder).filter((name) => name.endsWith('.sql') && name !== 'base.sql');

describe('facts of PostgreSQL', function () {
  this.timeout(120_000);
  let base: World;
  let databases: Databases;

  before(async () => {
    await startPostgresqlReader();
    base = run(emptyWorld, `set timezone = 'UTC'; ${baseSql}`);
    databases = await startDatabases();
  });

  after(() => databases?.stop());

  for (const file of files) {
    const place = path.join(folder, file);
    const text = fs.readFileSync(place, 'utf8');
    const cases = readCases(text);

    it(`are as told in ${file}, on every version`, () => {
      const now = cases.map((one) => printCase(one, tellVersions(one, base)));
      if (process.env.UPDATE) fs.writeFileSync(place, `${now.join('\n\n')}\n`);
      else assert.equal(`${now.join('\n\n')}\n`, text);
    });

    it(`are what a server does with ${file}`, async () => {
      const session = await databases.fresh();
      const wrong: string[] = [];
      for (const one of cases) {
        if (one.since > databases.version) continue;
        await session.query(
          `DROP SCHEMA IF EXISTS public CASCADE; DROP SCHEMA IF EXISTS other CASCADE; CREATE SCHEMA public`,
        );
        await session.query(`SET timezone = 'UTC'; ${baseSql}`);
        const measured = await prepareAndMeasure(session, one).catch((error: Error) => error.message);
        const line = difference(one, base, measured, databases.version);
        if (line) wrong.push(`${one.setup.replaceAll('\n', ' ')} ${one.sql}\n        ${line}`);
        await session.query('RESET ALL');
      }
      await session.end();
      if (wrong.length > 0) assert.fail(`on PostgreSQL ${databases.version}:\n      ${wrong.join('\n      ')}`);
    });
  }
});

async function prepareAndMeasure(session: Session, { setup, sql }: Case): Promise<Measured> {
  await session.query(setup);
  return measure(session, sql);
}

/** What our facts say otherwise than a server did; a statement may only fail for running in a transaction. */
function difference(one: Case, base: World, measured: Measured | string, version: number): string | undefined {
  const scene = run(base, one.setup);
  const told: Told[] = [];
  run(scene, one.sql, { version, list: told });
  const forbidden = told.some(({ facts }) => facts.transaction === 'forbidden');
  if (typeof measured === 'string') {
    return forbidden && measured.includes('transaction block') ? undefined : `the server refuses: ${measured}`;
  }
  if (forbidden) return 'it may run in a transaction';
  const nameOf = (id: number): string | undefined => {
    const relation = scene.catalog.relations.get(id);
    return relation && (relation.schema === 'public' ? relation.name : showName(relation));
  };
  const ours = visible(told, scene, nameOf);
  const theirs = comparable(measured, told);
  if (one.worse ? covers(ours, theirs, strength) : short(ours) === short(theirs)) return undefined;
  return `ours ${short(ours)}\n        server ${short(theirs)}`;
}

/** What was measured, without what facts leave open: the new empty files of TRUNCATE, and which rows a planner looks at. */
function comparable(measured: Measured, told: readonly Told[]): Measured {
  if (told.some(({ change }) => change.kind === 'truncate')) return { ...measured, rewrite: [], indexBuild: [] };
  return planned(told) ? { ...measured, scan: [] } : measured;
}
