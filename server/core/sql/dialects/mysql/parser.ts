import nodeSqlParser from 'node-sql-parser/build/mysql.js';
import type { Span } from '../../../text/span.ts';

/** A node of node-sql-parser's tree. Its published types leave out half of what is there, so nodes are read with care. */
export type Node = { readonly [key: string]: Node | readonly Node[] | string | number | boolean | null | undefined };
export type Value = Node[string];

const parser = new nodeSqlParser.Parser();

/**
 * One statement's tree, with UTF-16 offsets in `loc`; or where the parser gave up, which says nothing about validity. `by` is
 * added to all offsets. The text begins with a word: the parser takes no DDL with blanks before it.
 */
export function parse(text: string, by = 0): { readonly tree: Node } | { readonly failedAt: number } {
  const first = attempt(text, by);
  if ('tree' in first) return first;
  const standIns = new Map<string, string>();
  const other = text.replace(freeNames, (found, name?: string) => {
    if (name === undefined) return found;
    const standIn = `${name.slice(0, -1)}_`;
    standIns.set(standIn, name);
    return standIn;
  });
  if (standIns.size === 0) return first;
  const second = attempt(other, by);
  if (!('tree' in second)) return first;
  rename(second.tree, standIns, new Set());
  return second;
}

/** Words that MySQL 8 reserved for window functions; MariaDB, and MySQL before, take them for names as they are. */
const freeNames =
  /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`[^`]*`|\b(rank|groups|grouping|lag|lead|last_value|nth_value|ntile|percent_rank|row_number)\b(?!\s*\()/gi;

function attempt(text: string, by: number): { readonly tree: Node } | { readonly failedAt: number } {
  try {
    const result = parser.astify(text, { database: 'mysql', parseOptions: { includeLocations: true } }) as unknown;
    const tree = Array.isArray(result) ? result[0] : result;
    if (by !== 0) shift(tree, by, new Set());
    return isNode(tree) ? { tree } : { failedAt: by };
  } catch (error) {
    const location = (error as { location?: { start?: { offset?: number } } }).location;
    return { failedAt: by + Math.min(location?.start?.offset ?? 0, text.length) };
  }
}

/** Gives names back what was put in their place. */
function rename(tree: unknown, names: ReadonlyMap<string, string>, done: Set<unknown>): void {
  if (typeof tree !== 'object' || tree === null || done.has(tree)) return;
  done.add(tree);
  const inner = tree as Record<string, unknown>;
  for (const [key, value] of Object.entries(inner)) {
    if (typeof value === 'string') inner[key] = names.get(value) ?? value;
    else rename(value, names, done);
  }
}

/** Moves every offset in a tree; nodes share places, so each is moved once. */
function shift(tree: unknown, by: number, done: Set<unknown>): void {
  if (typeof tree !== 'object' || tree === null || done.has(tree)) return;
  done.add(tree);
  if ('offset' in tree && typeof tree.offset === 'number') tree.offset += by;
  for (const inner of Object.values(tree)) shift(inner, by, done);
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The list at a key, of nodes only; a single node counts as a list of one. */
export function nodes(value: Value | undefined): readonly Node[] {
  if (Array.isArray(value)) return value.filter(isNode);
  return isNode(value) ? [value] : [];
}

export const node = (value: Value | undefined): Node | undefined => (isNode(value) ? value : undefined);

/** Names come as a string, or wrapped in a node with `value`. */
export function text(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return isNode(value) && typeof value.value === 'string' ? value.value : undefined;
}

export function location(of: Node | undefined): Span | undefined {
  const loc = node(of?.loc);
  const start = node(loc?.start)?.offset;
  const end = node(loc?.end)?.offset;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : undefined;
}
