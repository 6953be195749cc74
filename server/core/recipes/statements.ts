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

/** Cuts the beginning so that the name fits into `most` bytes of UTF-8, and counts on until nobody has it. */
export function freeName(start: string, end: string, most: number, taken: (name: string) => boolean): string {
  for (let n = 1; ; n++) {
    const tail = n === 1 ? end : `${end}_${n}`;
    let kept = start;
    while (encoder.encode(kept + tail).length > most) kept = [...kept].slice(0, -1).join('');
    if (!taken(kept + tail)) return kept + tail;
  }
}

const encoder = new TextEncoder();

/** Takes back what only gave names; comments stay, as nobody is hurt by one. */
export const namedBack = (changes: readonly Change[]): PlanStatement[] =>
  changes
    .toReversed()
    .flatMap((each) =>
      each.kind === 'rename-constraint' ? [doing({ ...each, constraint: each.to, to: each.constraint })] : [],
    );
