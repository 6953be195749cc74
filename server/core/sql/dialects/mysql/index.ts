import type { Change } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { Query, RelationItem } from '../../../schema/query.ts';
import type { Dialect, ReadQuery } from '../../dialect.ts';
import { prepare, unwrapped } from './cursor.ts';
import { backfill, dualWrite } from './dual-write.ts';
import { facts } from './facts.ts';
import { guard } from './guard.ts';
import { normalisePlaceholders } from './placeholders.ts';
import { literal, print, quote } from './print.ts';
import { readTokens } from './query.ts';
import { read } from './read.ts';
import { tablesInStep } from './tables-in-step.ts';
import { compareTypes } from './types.ts';

/** MySQL or MariaDB: one syntax to us, and two sets of facts. `exact`: the server's version, see `Engine.exact`. */
export function createMysql(product: 'mysql' | 'mariadb', exact?: readonly number[]): Dialect {
  return {
    id: 'mysql',
    title: product === 'mysql' ? 'MySQL' : 'MariaDB',
    flavour: 'mysql',
    // Which database a connection uses is not in its migrations; nobody sees this name.
    defaultSchema: 'main',
    // 64 characters of at most three bytes, and longer ones are an error here, not cut off.
    maxIdentifier: 64,
    read,
    readQuery,
    print,
    quote,
    literal,
    facts: (change, before, version, statement) =>
      facts(change, before, { product, numbers: numbersOf(version, exact) }, statement),
    compareTypes,
    dualWrite,
    tablesInStep,
    backfill,
    guard,
    // Waits for metadata locks are counted in whole seconds; a session is all there is.
    lockTimeout: (milliseconds) => `SET SESSION lock_wait_timeout = ${Math.max(1, Math.ceil(milliseconds / 1000))}`,
  };
}

/** The version's own numbers, unless facts of another version are asked for. As a number 10.10 is 10.1, the worse case. */
function numbersOf(version: number, exact: readonly number[] | undefined): readonly number[] {
  const numbers = String(version).split('.').map(Number);
  return exact && Number(exact.slice(0, 2).join('.')) === version ? exact : numbers;
}

function readQuery(text: string): ReadQuery {
  const source = prepare(normalisePlaceholders(text));
  if (source.tokens.length === 0) return { error: 'There is no query here.' };
  const result = readTokens(source, unwrapped(source.tokens));
  if ('queries' in result) return { queries: result.queries };
  const { changes, error } = read(source.text);
  if (!error) return { queries: changes.flatMap(otherQueries) };
  const line = text.slice(0, result.failedAt).split('\n').length;
  const rest = text.slice(result.failedAt, result.failedAt + 30).trim();
  return { error: `Not understood from line ${line} on${rest === '' ? ', where it ends' : `: ${rest}`}` };
}

/** Statements an application sends that name tables without being queries. */
function otherQueries(change: Change): Query[] {
  const none = { with: [], from: [], references: [], outputs: [], nested: [], branches: [], calls: [], types: [] };
  const target = (name: Name): RelationItem => ({ kind: 'relation', name, at: change.at, columnAliases: [] });
  switch (change.kind) {
    case 'truncate':
    case 'lock-table':
      return change.tables.map((t) => ({
        ...none,
        verb: change.kind === 'truncate' ? 'truncate' : 'lock',
        target: target(t),
      }));
    case 'copy-rows': {
      const insertColumns = change.columns.map((name) => ({ name, at: change.at }));
      return [
        { ...none, verb: 'copy', target: target(change.table), ...(insertColumns.length > 0 ? { insertColumns } : {}) },
      ];
    }
    case 'call':
      return [{ ...none, verb: 'select', calls: [change.call] }];
    case 'create-table':
    case 'create-view':
      return change.query ? [change.query] : [];
    default:
      return [];
  }
}
