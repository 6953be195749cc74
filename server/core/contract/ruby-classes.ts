import type { PlacedClass, Settled } from './model-classes.ts';
export function settleRuby(placed: readonly PlacedClass[]): Settled {
  return { tables: [], links: placed.length === 0 ? [] : [] };
}
