import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  applyReplacements,
  check,
  type FileEdit,
  Project,
  type ProjectState,
  planFile,
  releaseSteps,
  splitEdits,
  stepsUpTo,
} from '../../server/core/index.ts';
import { catalogFacts } from '../dialects/catalog/catalog-facts.ts';
import { dialects } from '../support/core.ts';
import { readFixture } from '../support/fixture.ts';
import { memoryWorld, type Repository } from '../support/memory-world.ts';

/**
 * A case is a repository (see `support/fixture.ts`) whose first line names the file that is split, all of it: `-- split: PATH`, perhaps
 * several one after another. Its
 * golden shows every file as it stands then, and how the files begin that the contract steps become once the previous server is gone;
 * bodies in dollar quotes are left out. UPDATE=1 writes the goldens anew. `-- ends: crlf` gives the files of the work tree Windows line ends,
 * `-- begins: bom` a byte order mark.
 */
const here = import.meta.dirname;
const now = Date.UTC(2026, 0, 1);

describe('what a split writes', () => {
  const cases = fs.readdirSync(here).filter((name) => name.endsWith('.sql'));
  for (const name of cases) {
    it(name.replace('.sql', ''), async () => {
      const text = fs.readFileSync(path.join(here, name), 'utf8');
      const [file, ...more] = Array.from(text.matchAll(/^-- split: (\S+)/gm), ([, path = '']) => path);
      assert.ok(file, 'the case names a file');
      const { versions, work: written } = readFixture(text);
      const work = new Map(written);
      if (/^-- ends: crlf/m.test(text)) work.set(file, (work.get(file) ?? '').replaceAll('\n', '\r\n'));
      if (/^-- begins: bom/m.test(text)) work.set(file, `\uFEFF${work.get(file)}`);

      const state = await stateOf({ versions, work });
      const planned = planFile(state, check(state).findings, file);
      const made = planned && 'planned' in planned ? splitEdits(state, planned.planned, now, planned.left) : planned;
      const golden = path.join(here, 'golden', name);
      const compare = (shown: string): void => {
        if (process.env.UPDATE) fs.writeFileSync(golden, shown);
        assert.equal(shown, fs.existsSync(golden) ? fs.readFileSync(golden, 'utf8') : '');
      };
      assert.ok(made, 'something is to be split');
      if ('refused' in made) return compare(`-- refused: ${made.refused}\n`);

      let split = carryOut(work, made.edits);
      for (const path of more) {
        const again = await stateOf({ versions, work: split });
        const other = planFile(again, check(again).findings, path);
        assert.ok(other && 'planned' in other, `there is a plan for ${path}`);
        const next = splitEdits(again, other.planned, now, other.left);
        assert.ok('edits' in next, 'refused' in next ? next.refused : '');
        split = carryOut(split, next.edits);
      }
      const during = await stateOf({ versions, work: split });
      const lines = made.notes.map((note) => `-- note: ${note}`);
      const out = [...lines, ...shownFiles(work, split)];
      const left = made.notes.filter((note) => note.startsWith('Not split'));
      assert.deepEqual(problemsOf(during), problemsOf(state), 'nothing fails');
      const errors = live(during).filter(({ severity }) => severity === 'error');
      assert.ok(left.length > 0 || errors.length === 0, errors.map(({ message }) => message).join('\n'));

      // v1 is gone: all that waits goes with the next release, last one first asked for.
      const next = { tag: 'v1.1.0', files: split };
      let end = split;
      for (let round = 0; round < 9; round++) {
        const due = await stateOf({ versions: [...versions, next], work: end });
        const [database] = due.databases;
        const step = database?.waiting.findLast(({ releases }) => releases <= 1 + round);
        if (!database || !step) break;
        const moved = carryOut(end, releaseSteps(database, stepsUpTo(due, database, step), now + 60_000));
        out.push(`\n-- then: ${step.file.path} and what comes before it`, ...shownFiles(end, moved, 3));
        end = moved;
      }
      const after = await stateOf({ versions: [...versions, next], work: end });
      assert.deepEqual(after.databases[0]?.waiting.map((step) => step.file.path) ?? [], [], 'all of it has moved');
      const folder = during.databases[0]?.waiting[0]?.file.path.split('/')[0];
      const rest = [...end.keys()].filter((each) => /(^|\/)contract\//.test(each));
      assert.deepEqual(rest, [], `nothing is left in ${folder}`);
      assert.deepEqual(problemsOf(after), problemsOf(state), 'nothing fails at the end');
      assert.deepEqual(facts(after), facts(state));
      compare(`${out.join('\n')}\n`);
    });
  }

  it('has no golden that no case uses', () => {
    assert.deepEqual(fs.readdirSync(path.join(here, 'golden')).sort(), cases.sort());
  });
});

const stateOf = async (repository: Repository): Promise<ProjectState> =>
  new Project(memoryWorld(repository), await dialects()).state();

const live = (state: ProjectState) => check(state).findings.filter(({ suppressed }) => suppressed === null);

const problemsOf = ({ databases }: ProjectState): string[] =>
  databases.flatMap((each) =>
    each.replayed.flatMap((_, index) => each.steps(index).flatMap((step) => step.problems.map((p) => p.message))),
  );

/** The order in which columns came is no difference. */
const facts = ({ databases }: ProjectState) => {
  const [database] = databases;
  assert.ok(database, 'there is a database');
  return Object.fromEntries(
    [...catalogFacts(database.target)]
      .filter(([key]) => !/^index \S*_idx\d*\b/.test(key))
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
};

function carryOut(files: ReadonlyMap<string, string>, edits: readonly FileEdit[]): Map<string, string> {
  const next = new Map(files);
  for (const edit of edits) {
    if (edit.kind === 'create') assert.ok(!next.has(edit.path), `${edit.path} is there already`);
    if (edit.kind === 'delete') assert.ok(next.has(edit.path), `${edit.path} is not there`);
  }
  for (const each of new Set(edits.map((edit) => edit.path))) {
    const own = edits.filter((edit) => edit.path === each);
    for (const edit of own) {
      if (edit.kind === 'create') next.set(each, edit.text);
      if (edit.kind === 'delete') next.delete(each);
    }
    const replaced = own.filter((edit) => edit.kind === 'replace');
    if (replaced.length > 0) next.set(each, applyReplacements(next.get(each) ?? '', replaced));
  }
  return next;
}

/** `most`: lines of each file that are shown. */
function shownFiles(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  most = Number.POSITIVE_INFINITY,
): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((each) => {
    const [old, text] = [before.get(each), after.get(each)];
    if (old === text) return [];
    if (text === undefined) return [`-- gone: ${each}`];
    return [`-- ${old === undefined ? 'new' : 'changed'}: ${each}`, shown(text).split('\n').slice(0, most).join('\n')];
  });
}

/** Bodies say nothing of files; what can't be seen is named. */
const shown = (text: string): string =>
  text
    .replace(/\$\$[\s\S]*?\$\$/g, '$$$$…$$$$')
    .replace(/^\uFEFF/, '⟦BOM⟧')
    .replaceAll('\r\n', '␍\n')
    .replace(/\n$/, '');
