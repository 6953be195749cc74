import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '../../server/core/contract/answer.ts';
import type { Contract } from '../../server/core/contract/contract.ts';
import { Project } from '../../server/core/index.ts';
import { findRelation } from '../../server/core/schema/catalog.ts';
import { dialects } from '../support/core.ts';
import { readFixture } from '../support/fixture.ts';
import { memoryWorld } from '../support/memory-world.ts';

/*
 * What object-relational mappers use: a repository, and after `-- answers` a line for each question: `users`, `users.email`,
 * and with a word before them `writes`, `inserts`, `omits` or `leaves NULL`. `UPDATE=1` writes the answers down.
 */
for (const orm of [
  'prisma',
  'drizzle',
  'diesel',
  'django',
  'sqlalchemy',
  'activerecord',
  'ecto',
  'jpa',
  'typeorm',
  'entityschema',
  'supabase',
  'eloquent',
  'doctrine',
  'peewee',
  'tortoise',
  'mybatis',
  'mybatisplus',
  'efcore',
  'seaorm',
  'bun',
  'exposed',
  'mikroorm',
  'sequelize',
  'builders',
  'generated',
  'gorm',
  'ent',
]) {
  describe(`what ${orm} uses`, () => {
    const folder = path.join(import.meta.dirname, orm);
    for (const name of readdirSync(folder).sort()) {
      it(name.replace(/\.sql$/, ''), async () => {
        const file = path.join(folder, name);
        const [repository = '', expected = ''] = readFileSync(file, 'utf8').split(/^-- answers\n/m);
        const state = await new Project(memoryWorld(readFixture(repository)), await dialects()).state();
        const contract = state.databases[0]?.previous[0];
        assert.ok(contract, 'there is a previous server');
        const questions = expected
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => line.split(': ')[0] as string);
        assert.ok(questions.length > 0, 'a case asks something');
        const said = questions.map((question) => `${question}: ${show(ask(contract, question))}\n`).join('');
        if (process.env.UPDATE) writeFileSync(file, `${repository}-- answers\n${said}`);
        else assert.equal(said, expected);
      });
    }
  });
}

function ask(contract: Contract, question: string): Answer {
  const [, verb, subject = ''] = /^(writes|inserts|omits|leaves NULL)?\s*(.+)$/.exec(question) ?? [];
  const names = subject.split('.');
  const whole = names.length > 2 ? undefined : findRelation(contract.catalog, named(names));
  if (whole) return verb === 'inserts' ? contract.inserts(whole.id).answer : contract.relation(whole.id);
  const table = findRelation(contract.catalog, named(names.slice(0, -1)));
  assert.ok(table?.kind === 'table' || table?.kind === 'view', `there is no table of ${subject}`);
  // A column nobody knows yet: what a later migration adds.
  const column = table.columns.find((each) => each.name === names.at(-1))?.id ?? 999_999;
  const id = { relation: table.id, column };
  if (verb === 'omits') return contract.omits(id);
  if (verb === 'leaves NULL') return contract.leavesNull(id, false);
  return contract.column(id, verb === 'writes' ? 'write' : undefined);
}

const named = (parts: readonly string[]): { schema?: string; name: string } =>
  parts.length > 1 ? { schema: parts[0] as string, name: parts[1] as string } : { name: parts[0] as string };

function show({ verdict, why, evidence }: Answer): string {
  const places = evidence.map((e) => `${e.how} ${e.file}:${e.line}`);
  return `${verdict}${verdict === 'used' ? '' : `, ${why}`}${places.length > 0 ? ` [${places.join(', ')}]` : ''}`;
}
