import type { Change } from '../schema/change.ts';
import type { PlanStatement, PlanStep } from './recipe.ts';

type Unplaced<C> = C extends unknown ? Omit<C, 'at'> : never;

/** A statement of a plan: a Change that stands nowhere yet. */
export const doing = (change: Unplaced<Change>): PlanStatement => ({
  change: { ...change, at: { start: 0, end: 0 } } as Change,
});

export const doingAll = (changes: readonly Change[]): PlanStatement[] => changes.map((change) => ({ change }));

/** A step of this release in one transaction with a way back, unless told otherwise. */
export const step = (
  phase: PlanStep['phase'],
  title: string,
  statements: readonly PlanStatement[],
  more: Partial<PlanStep> = {},
): PlanStep => ({
  phase,
  release: phase === 'contract' ? 'next' : 'this',
  title,
  statements,
  transaction: true,
  down: [],
  ...more,
});

/** Cuts both parts so that the name fits into `most` bytes of UTF-8, the beginning first, and counts on until nobody has it. */
export function freeName(start: string, end: string, most: number, taken: (name: string) => boolean): string {
  // A long ending leaves half of the name to the beginning.
  const ending = cut(end, Math.max(Math.floor(most / 2), most - bytes(start)));
  for (let n = 1; ; n++) {
    const number = n === 1 ? '' : `_${n}`;
    const whole = cut(start, most - bytes(ending) - number.length) + ending;
    const name = cut(whole, most - number.length) + number;
    if (!taken(name)) return name;
  }
}

/** Never inside of a character. */
function cut(text: string, most: number): string {
  let kept = text;
  while (bytes(kept) > most && kept !== '') kept = [...kept].slice(0, -1).join('');
  return kept;
}

const bytes = (text: string): number => encoder.encode(text).length;

const encoder = new TextEncoder();

/** Takes back what only gave names; comments stay, as nobody is hurt by one. */
export const namedBack = (changes: readonly Change[]): PlanStatement[] =>
  changes
    .toReversed()
    .flatMap((each) =>
      each.kind === 'rename-constraint' ? [doing({ ...each, constraint: each.to, to: each.constraint })] : [],
    );
