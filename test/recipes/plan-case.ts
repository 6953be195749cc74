import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SplitTarget } from '../../server/core/index.ts';
import { Project, type ProjectState } from '../../server/core/index.ts';
import { recipeById } from '../../server/core/recipes/index.ts';
import { dialects } from '../support/core.ts';
import { memoryWorld, type Repository } from '../support/memory-world.ts';

export const root = path.dirname(fileURLToPath(import.meta.url));

/**
 * A case of a recipe, as SQL: `-- engine:` (PostgreSQL 18 otherwise), the `-- schema` that was released, what `-- v1` runs,
 * what `-- v2` will run, perhaps what `-- v3` of the release after it will, and the `-- change` to be split.
 */
export interface PlanCase {
  readonly recipe: string;
  readonly name: string;
  readonly engine: string;
  readonly schema: string;
  readonly v1: string;
  readonly v2: string;
  /** What v2 runs, where nothing else is said. */
  readonly v3: string;
  readonly change: string;
  readonly golden: string;
}

export function readCase(recipe: string, file: string): PlanCase {
  const text = fs.readFileSync(path.join(root, recipe, file), 'utf8');
  const part = (name: string): string =>
    new RegExp(`^-- ${name}\\n([\\s\\S]*?)(?=^-- (?:schema|v1|v2|v3|change)$|$(?![\\s\\S]))`, 'm').exec(text)?.[1] ??
    '';
  return {
    recipe,
    name: file.replace(/\.sql$/, ''),
    engine: /^-- engine: (.+)$/m.exec(text)?.[1] ?? 'postgresql 18',
    schema: part('schema'),
    v1: part('v1'),
    v2: part('v2'),
    v3: part('v3') || part('v2'),
    change: part('change'),
    golden: path.join(root, recipe, 'golden', file),
  };
}

export const casesOf = (recipe: string): PlanCase[] =>
  fs
    .readdirSync(path.join(root, recipe))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => readCase(recipe, file));

export const changeFile = 'db/migrations/002_release.sql';

/** The case as a project: v1 is tagged, the change and the queries of v2 are in the work tree. */
export function repositoryOf(each: PlanCase): Repository {
  const manifest = `bellows: 1\ndatabase:\n  engine: ${each.engine}\n`;
  const released = new Map([
    ['bellows.yaml', manifest],
    ['db/migrations/001_schema.sql', each.schema],
    ['db/queries/server.sql', each.v1],
  ]);
  const work = new Map([...released, [changeFile, each.change], ['db/queries/server.sql', each.v2]]);
  return { versions: [{ tag: 'v1.0.0', files: released }], work };
}

export async function open(repository: Repository): Promise<ProjectState> {
  return new Project(memoryWorld(repository), await dialects()).state();
}

/** The change to be split: the last of the file that the recipe is about. */
export function targetIn(state: ProjectState, recipe: string): SplitTarget {
  const [database] = state.databases;
  const index = database?.replayed.findIndex((r) => r.migration.file.path === changeFile) ?? -1;
  const replayed = database?.replayed[index];
  const on = recipeById(recipe)?.on ?? [];
  const step = database?.steps(index).findLast(({ change }) => on.includes(change.kind));
  if (!database || !replayed || !step) throw new Error('the case has no change');
  return { database, migration: replayed.migration, step };
}
