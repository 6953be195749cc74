import type { Cursor, Token } from './cursor.ts';
import { type Node, parse } from './parser.ts';
import type { StandIns } from './stand-ins.ts';

/**
 * How a statement came to be read, from best to worst: by node-sql-parser as it stands; after rewriting what it lacks; action
 * by action; some of it by a rule of our own; or not in full. Statements it has no word for at all are `own`.
 */
export type Route = 'parsed' | 'rewritten' | 'isolated' | 'hand' | 'opaque' | 'own';

/** Something between two commas: the runs of tokens that the parser is shown of it, and how it is rewritten. */
export interface Item {
  readonly shown: readonly (readonly Token[])[];
  readonly rewrite: (standIns: StandIns) => void;
}

export interface List {
  /** The statement, from its first token to its last. */
  readonly whole: readonly Token[];
  /** What comes before the list, and the text that closes it. */
  readonly head: readonly Token[];
  readonly close: string;
  readonly rewriteHead: (standIns: StandIns) => void;
  readonly items: readonly Item[];
  readonly nodesOf: (tree: Node) => readonly Node[];
}

/**
 * The tree of each item, undefined where node-sql-parser understands neither the statement nor the item alone. What it made
 * of the statement counts only if it saw as many items as there are.
 */
export function parseList(
  list: List,
  standIns: StandIns,
): { readonly trees: readonly (Node | undefined)[]; readonly route: Route } {
  const { whole, head, close, items } = list;
  const start = whole[0]?.start ?? 0;
  const all = (text: string): readonly Node[] | undefined => {
    const parsed = parse(text, start);
    const trees = 'tree' in parsed ? list.nodesOf(parsed.tree) : [];
    return trees.length === items.length && trees.length > 0 ? trees : undefined;
  };
  const plain = all(standIns.text(whole));
  if (plain) return { trees: plain, route: 'parsed' };
  list.rewriteHead(standIns);
  for (const item of items) item.rewrite(standIns);
  const end = items.at(-1)?.shown.at(-1)?.at(-1);
  const upTo = end ? whole.slice(0, whole.indexOf(end) + 1) : [];
  const rewritten = all(standIns.text(upTo) + close);
  if (rewritten) return { trees: rewritten, route: 'rewritten' };
  const trees = items.map(({ shown }) => {
    const last = shown.at(-1) ?? [];
    const before = [head, ...shown.slice(0, -1)].map((run) => `${standIns.text(run)} `).join('');
    const parsed = parse(before + standIns.text(last) + close, (last[0]?.start ?? 0) - before.length);
    const found = 'tree' in parsed ? list.nodesOf(parsed.tree) : [];
    return found.length === 1 ? found[0] : undefined;
  });
  return { trees, route: 'isolated' };
}

/** A statement of one piece: its tree as it stands, or rewritten. */
export function parseWhole(
  { tokens }: Cursor,
  standIns: StandIns,
  rewrite: (standIns: StandIns) => void,
): { readonly tree: Node; readonly route: Route } | { readonly failedAt: number } {
  const start = tokens[0]?.start ?? 0;
  const plain = parse(standIns.text(tokens), start);
  if ('tree' in plain) return { tree: plain.tree, route: 'parsed' };
  rewrite(standIns);
  const rewritten = parse(standIns.text(tokens), start);
  return 'tree' in rewritten ? { tree: rewritten.tree, route: 'rewritten' } : rewritten;
}
