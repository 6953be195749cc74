import type { Change } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { Algorithm, Facts } from '../sql/dialect.ts';
import { lockable } from './locking.ts';
import type { ReleaseChange, RuleContext } from './rule.ts';

/** One ALTER TABLE of MySQL or MariaDB: the server carries all of it out in one way, the worst that any part of it needs. */
export interface Alteration {
  readonly table: Name;
  /** Its parts that do something to the table, in order. */
  readonly parts: readonly Part[];
  /** The part that decides how the whole of it is carried out. */
  readonly worst: Part;
  /** What the statement demands with ALGORITHM= and LOCK=; the server refuses it if it can't be done so. */
  readonly demands: Demands;
}

export interface Part {
  readonly entry: ReleaseChange;
  readonly facts: Facts;
}

export interface Demands {
  readonly algorithm?: Algorithm;
  readonly lock?: 'NONE' | 'SHARED' | 'EXCLUSIVE';
}

/** The alteration a change is part of; undefined where the table is new in this release, or nothing is done to it. */
export function alterationOf(context: RuleContext): Alteration | undefined {
  const here = context.release[context.position];
  if (!here) return undefined;
  const known = alterations.get(here);
  if (known !== undefined) return known ?? undefined;
  const entries = statementOf(here, context);
  const found = alter(entries, context) ?? null;
  for (const entry of entries) alterations.set(entry, found);
  return found ?? undefined;
}

const alterations = new WeakMap<ReleaseChange, Alteration | null>();

function alter(entries: readonly ReleaseChange[], context: RuleContext): Alteration | undefined {
  const table = entries.map(({ change }) => tableOf(change)).find((name) => name !== undefined);
  if (!table || !lockable(context, table)) return undefined;
  const statement = entries.map(({ change }) => change);
  const parts = entries.flatMap((entry): Part[] => {
    if (tableOf(entry.change) === undefined) return [];
    const facts = context.dialect.facts(entry.change, entry.before, context.version, statement);
    return facts.algorithm === undefined ? [] : [{ entry, facts }];
  });
  const [worst] = [...parts].sort((a, b) => weight(b.facts) - weight(a.facts));
  return worst && { table, parts, worst, demands: demandsOf(context.text) };
}

/** Changes of the statement that a change is part of, itself included. */
function statementOf(here: ReleaseChange, { release, position }: RuleContext): ReleaseChange[] {
  const same = (entry: ReleaseChange | undefined): boolean =>
    entry !== undefined && entry.file === here.file && entry.statement === here.statement;
  let [from, to] = [position, position + 1];
  while (same(release[from - 1])) from--;
  while (same(release[to])) to++;
  return release.slice(from, to);
}

const tableOf = (change: Change): Name | undefined =>
  change.kind !== 'create-table' && change.kind !== 'create-trigger' && 'table' in change ? change.table : undefined;

const blocking: readonly Facts['blocks'][] = ['nothing', 'writes', 'reads and writes'];
export const algorithms: readonly Algorithm[] = ['INSTANT', 'NOCOPY', 'INPLACE', 'COPY'];

const weight = ({ blocks, algorithm, rewrite }: Facts): number =>
  blocking.indexOf(blocks) * 100 + algorithms.indexOf(algorithm ?? 'INSTANT') * 10 + rewrite.length;

/** What ALGORITHM= and LOCK= say, wherever they stand: options of ALTER TABLE, CREATE INDEX and DROP INDEX. */
function demandsOf(text: string): Demands {
  const bare = text.replace(
    /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|`[^`]*`|\/\*(?!!)[\s\S]*?\*\/|(?:--\s|#).*/g,
    ' ',
  );
  const algorithm = /\bALGORITHM\s*=?\s*(INSTANT|NOCOPY|INPLACE|COPY)\b/i.exec(bare)?.[1]?.toUpperCase();
  const lock = /\bLOCK\s*=?\s*(NONE|SHARED|EXCLUSIVE)\b/i.exec(bare)?.[1]?.toUpperCase();
  return {
    ...(algorithm ? { algorithm: algorithm as Algorithm } : {}),
    ...(lock ? { lock: lock as NonNullable<Demands['lock']> } : {}),
  };
}

/** Kinds of Change that an ALTER TABLE, or a statement that is carried out like one, may hold. */
export const altering = [
  'add-column',
  'drop-column',
  'rename-column',
  'redefine-column',
  'set-default',
  'drop-default',
  'set-column-option',
  'add-constraint',
  'drop-constraint',
  'alter-constraint',
  'create-index',
  'drop-index',
  'rename-index',
  'set-table-option',
  'comment',
  'vacuum',
] as const;
