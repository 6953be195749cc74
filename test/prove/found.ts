import fs from 'node:fs';
import { createRequire } from 'node:module';
import { recipes } from '../../server/core/recipes/index.ts';
import type { Control } from './control.ts';
import type { Scenario } from './scenario.ts';

/** `BELLOWS_PROOF_RECIPES`: only these, with commas between; a file that somebody else is just writing is then not even read. */
const wanted = process.env.BELLOWS_PROOF_RECIPES?.split(',').map((id) => `${id}.ts`);

/** Mocha loads tests in a way that can't wait for modules. */
const load = createRequire(import.meta.url);

/** Every scenario: the default exports of `scenarios/<recipe>.ts`, in the order of the recipes. */
export const scenarios: readonly Scenario[] = all<Scenario>('scenarios');

/** Every wrong plan: the default exports of `controls/<recipe>.ts`. */
export const controls: readonly Control[] = all<Control>('controls');

function all<T>(folder: string): T[] {
  const names = fs
    .readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.ts') && (wanted?.includes(name) ?? true));
  // A file that is about none in particular comes last.
  const place = (name: string): number => recipes.findIndex(({ id }) => `${id}.ts` === name) + 1 || recipes.length + 1;
  return names
    .sort((a, b) => place(a) - place(b))
    .flatMap((name) => (load(`./${folder}/${name}`) as { default: readonly T[] }).default);
}
