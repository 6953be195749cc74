import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Project, type ProjectState } from '../../server/core/index.ts';
import { findRelation } from '../../server/core/schema/catalog.ts';
import { dialects } from '../support/core.ts';
import { readFixture } from '../support/fixture.ts';
import { memoryWorld } from '../support/memory-world.ts';

/*
 * Whether a server uses something: a repository, and after `-- answers` a line for each question (`users.email`, `users`)
 * with the answer it must get. `UPDATE=1` writes the answers down. A wrong `unused` is the worst this project can say.
 */
const folder = path.join(import.meta.dirname, 'answers');

describe('whether a server uses it', () => {
  for (const name of readdirSync(folder).sort()) {
    it(name.replace(/\.sql$/, ''), async () => {
      const file = path.join(folder, name);
      const [repository = '', expected = ''] = readFileSync(file, 'utf8').split(/^-- answers\n/m);
      const project = new Project(memoryWorld(readFixture(repository)), await dialects());
      const state = await project.state();
      const questions = expected
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split(': ')[0] as string);
      assert.ok(questions.length > 0, 'a case asks something');
      const said = questions.map((question) => `${question}: ${answer(state, question)}\n`).join('');
      if (process.env.UPDATE) writeFileSync(file, `${repository}-- answers\n${said}`);
      else assert.equal(said, expected);
    });
  }

  it('a folder of cases says unused, used and unknown each', () => {
    const all = readdirSync(folder)
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      .join('\n');
    for (const verdict of ['used', 'unused', 'unknown']) assert.match(all, new RegExp(`^[\\w."]+: ${verdict}`, 'm'));
  });
});

function answer(state: ProjectState, question: string): string {
  const contract = state.databases[0]?.previous[0];
  assert.ok(contract, 'there is a previous server');
  const parts = question.replaceAll('"', '').split('.');
  for (const columns of [1, 0]) {
    const names = parts.slice(0, parts.length - columns);
    const [schema, name = schema] = names.length > 1 ? names : [undefined, names[0]];
    const relation =
      name === undefined
        ? undefined
        : findRelation(contract.catalog, schema === undefined ? { name } : { schema, name });
    if (relation?.kind !== 'table' && relation?.kind !== 'view') continue;
    const column = columns === 1 ? relation.columns.find((c) => c.name === parts.at(-1)) : undefined;
    if (columns === 1 && !column) continue;
    const found = column
      ? contract.column({ relation: relation.id, column: column.id })
      : contract.relation(relation.id);
    const places = found.evidence.map((e) => `${e.how}${e.through ? ` (${e.through})` : ''} ${e.file}:${e.line}`);
    return `${found.verdict}${found.verdict === 'used' ? '' : `, ${found.why}`}${places.length > 0 ? ` [${places.join(', ')}]` : ''}`;
  }
  return assert.fail(`there is no ${question}`);
}
