import type { ProjectState } from '../project/project.ts';
import type { Refusal } from '../recipes/recipe.ts';
import type { Finding } from './finding.ts';
import { type Split, splitEdits } from './split.ts';
import { leftOut, notPlanned } from './split-left.ts';
import { mostTried, planAll, planFile, type Wanted, wantedOf } from './split-together.ts';

/**
 * Splits all changes of a file that have a plan; undefined where none has. Where the plans hold beside one another and their files
 * would not (a step in a file of its own runs after all others), as many as do, the first ones first; `left` says which do not.
 */
export function splitFile(
  state: ProjectState,
  findings: readonly Finding[],
  path: string,
  now: number,
): Split | Refusal | undefined {
  const all = planFile(state, findings, path);
  if (!all || 'refused' in all) return all;
  const made = splitEdits(state, all.planned, now, all.left);
  const given = wantedOf(state, findings, path);
  if (!('refused' in made) || !given || given.wanted.length < 2 || given.wanted.length > mostTried) return made;
  let kept: readonly Wanted[] = [];
  let best: Split | undefined;
  const out: string[] = [];
  for (const each of given.wanted) {
    const together = planAll(given, [...kept, each]);
    const split = 'refused' in together ? together : splitEdits(state, together.planned, now, together.left);
    if ('refused' in split) out.push(leftOut(each, split.refused));
    else {
      kept = [...kept, each];
      best = split;
    }
  }
  if (!best) return made;
  const rest = notPlanned(given.database, path, best.planned, given.wanted, findings);
  const left = [...best.left, ...out.filter((each) => !best.left.includes(each)), ...rest];
  return { ...best, left, notes: [...left, ...best.notes.slice(best.left.length)] };
}
