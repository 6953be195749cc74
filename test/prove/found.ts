import fs from 'node:fs';
import { recipes } from '../../server/core/recipes/index.ts';
import type { Control } from './control.ts';
import type { Scenario } from './scenario.ts';

/** `BELLOWS_PROOF_RECIPES`: only these, with commas between; a file that somebody else is just writing is then not even read. */
const wanted = process.env.BELLOWS_PROOF_RECIPES?.split(',').map((id) => `${id}.ts`);

/** Every scenario: the default exports of `scenarios/<recipe>.ts`, in the order of the recipes. */
export const scenarios: readonly Scenario[] = await all<Scenario>('scenarios');

/** Every wrong plan: the default exports of `controls/<recipe>.ts`. */
export const controls: readonly Control[] = await all<Control>('controls');

async function all<T>(folder: string): Promise<T[]> {
  const names = fs
    .readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.ts') && (wanted?.includes(name) ?? true));
  const place = (name: string): number => recipes.findIndex(({ id }) => `${id}.ts` === name);
  const lists = names
    .sort((a, b) => place(a) - place(b))
    .map(async (name) => (await import(new URL(`${folder}/${name}`, import.meta.url).href)) as { default: T[] });
  return (await Promise.all(lists)).flatMap((list) => list.default);
}
