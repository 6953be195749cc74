import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  CheckMemory,
  type CheckResult,
  type CheckSettings,
  check,
  type DialectSet,
  Project,
  type ProjectState,
  rules,
  showEngine,
} from '../../server/core/index.ts';
import { Random } from '../prove/random.ts';
import { dialects } from '../support/core.ts';
import { readFixture } from '../support/fixture.ts';
import { memoryWorld } from '../support/memory-world.ts';

/*
 * What an editor keeps from one key to the next must never tell: after each of many edits, the findings of the project that
 * was edited are those of one that is opened as it stands then. The repositories of the rules are edited, with all rules on:
 * statements are typed into, taken away, doubled, moved, taken from other repositories; released files and the manifest are
 * edited too; and all is taken back again. `EDITS=40 EVERY=1` looks longer, and at all of them.
 */
const edits = Number(process.env.EDITS ?? 12);
const every = Number(process.env.EVERY ?? 8);
const seed = Number(process.env.SEED ?? 1);

const root = path.resolve(import.meta.dirname, '..');
const all = readdirSync(path.join(root, 'rules'), { recursive: true, encoding: 'utf8' })
  .map((name) => `rules/${name}`)
  .filter((name) => name.endsWith('.sql'))
  .sort();

const settings: CheckSettings = { rules: Object.fromEntries(rules.map(({ id, severity }) => [id, severity])) };

describe('after every edit', () => {
  const random = new Random(seed);
  const texts = new Map(all.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
  const strange = [...texts.values()].map((text) => [...readFixture(text).work.values()].join('\n'));
  let loaded: DialectSet;
  before(async () => {
    loaded = await dialects();
  });

  for (const name of all.filter((_, index) => index % every === seed % every)) {
    it(`${name} is as if opened then`, async () => {
      const fixture = readFixture(texts.get(name) as string);
      const { databases } = await new Project(memoryWorld(fixture), loaded).state();
      // Which engine it is, is guessed from all files when a project is loaded: an edit alone does not load it again.
      const [first, ...more] = databases;
      const given = first && more.length === 0 ? { engine: showEngine(first.engine) } : {};
      const project = new Project(memoryWorld(fixture), loaded, given);
      const memory = new CheckMemory();
      const work = new Map(fixture.work);
      const undo: [string, string][] = [];
      const look = async (done: string): Promise<void> => {
        const state = await project.state();
        const opened = await new Project(memoryWorld({ ...fixture, work }), loaded, given).state();
        // Which tool it is, is guessed when a project is loaded, too.
        if (toolsOf(state) !== toolsOf(opened)) return;
        const kept = check(state, settings, memory);
        const fresh = check(opened, settings);
        assert.deepEqual(plain(kept), plain(fresh), `${done}\n${[...work.values()].join('\n----\n')}`);
      };
      await look('opened');
      // What only tells about the project (query files) counts once it is saved.
      const files = [...work.keys()].filter((file) => project.knows(file) || file === 'bellows.yaml');
      for (let i = 0; i < edits; i++) {
        const back = undo.length > 0 && random.next() < 0.3 ? undo.pop() : undefined;
        const file = back?.[0] ?? pickFile(files, random);
        if (file === undefined) return;
        if (random.next() < 0.05) {
          // The document is closed, and nothing of it was saved.
          work.set(file, fixture.work.get(file) as string);
          project.overlay(file, undefined);
          await look(`edit ${i}: ${file} is closed`);
          continue;
        }
        const old = work.get(file) as string;
        const text = back?.[1] ?? edited(file, old, random, strange);
        if (!back) undo.push([file, old]);
        work.set(file, text);
        project.overlay(file, text);
        await look(`edit ${i} of ${file}`);
      }
    });
  }
});

describe('another tool', () => {
  it('reads the same texts anew', async () => {
    const migration = '-- +goose Up\nALTER TABLE users ADD COLUMN mail text;\n-- +goose Down\nDROP TABLE users;\n';
    const before = { 'db/migrations/001_users.sql': 'CREATE TABLE users (id bigint PRIMARY KEY);\n' };
    const world = (tool: string) =>
      memoryWorld({
        versions: [{ tag: 'v1.0.0', files: new Map(Object.entries(before)) }],
        work: new Map(
          Object.entries({ ...before, 'db/migrations/002_mail.sql': migration, 'bellows.yaml': manifest(tool) }),
        ),
      });
    const manifest = (tool: string): string => `bellows: 1\ndatabase:\n  tool: ${tool}\n`;
    const loaded = await dialects();
    const downs = async (project: Project): Promise<number> => {
      const { databases } = await project.state();
      const last = databases[0]?.replayed.at(-1)?.migration;
      return last?.statements.filter(({ direction }) => direction === 'down').length ?? -1;
    };
    const project = new Project(world('dbmate'), loaded);
    assert.equal(await downs(project), 0);
    project.overlay('bellows.yaml', manifest('goose'));
    assert.equal(await downs(project), 1);
    project.overlay('bellows.yaml', manifest('dbmate'));
    assert.equal(await downs(project), 0);
  });
});

const toolsOf = ({ databases }: ProjectState): string =>
  databases.map(({ convention, folder, engine }) => `${convention.id} ${folder} ${showEngine(engine)}`).join();

/** What people are told, lazy parts included. */
const plain = ({ findings, statistics }: CheckResult): unknown => JSON.parse(JSON.stringify({ findings, statistics }));

/** Mostly the latest files, as people do. */
const pickFile = (files: readonly string[], random: Random): string | undefined =>
  random.next() < 0.8 ? files.at(-1 - random.below(Math.min(2, files.length))) : files[random.below(files.length)];

function edited(file: string, text: string, random: Random, strange: readonly string[]): string {
  const at = random.below(text.length + 1);
  if (!file.endsWith('.sql')) {
    const how = random.weighted({ letter: 1, line: 2 });
    if (how === 'letter') return `${text.slice(0, at)}x${text.slice(at)}`;
    const lines = text.split('\n');
    lines.splice(random.below(lines.length), 1);
    return lines.join('\n');
  }
  const statements = text.split(/(?<=;)(?=\s*\n)/);
  const one = random.below(statements.length);
  const statement = statements[one] as string;
  const elsewhere = (random.pick(strange).split(/(?<=;)(?=\s*\n)/) as string[]).filter((each) => each.trim() !== '');
  const put = (...changed: string[]): string => statements.toSpliced(one, 1, ...changed).join('');
  switch (
    random.weighted({ letter: 4, erase: 3, comment: 2, take: 3, double: 2, move: 2, strange: 4, word: 3, wrap: 1 })
  ) {
    case 'letter':
      return `${text.slice(0, at)}${random.pick(['x', ';', "'", '(', ' ', '\n'])}${text.slice(at)}`;
    case 'erase':
      return text.slice(0, at) + text.slice(at + 1 + random.below(4));
    case 'comment':
      return put(`\n-- note${statement}`);
    case 'take':
      return put();
    case 'double':
      return put(statement, statement);
    case 'move':
      return [...statements.toSpliced(one, 1), statement].join('\n');
    case 'strange':
      return put(statement, `\n${random.pick(elsewhere.length > 0 ? elsewhere : ['SELECT 1;'])}`);
    case 'wrap':
      return `BEGIN;\n${text}\nCOMMIT;\n`;
    default: {
      const words = [...statement.matchAll(/\b[a-z_]\w+\b/g)];
      const [from, to] = [random.pick(words), random.pick(words)];
      if (!from || !to) return text;
      return put(statement.slice(0, from.index) + to[0] + statement.slice(from.index + from[0].length));
    }
  }
}
