import type { Change } from '../../../schema/change.ts';
import type { NameAt } from '../../../schema/names.ts';
import type { Read } from './alter.ts';
import { Cursor } from './cursor.ts';
import { parseWhole } from './ddl.ts';
import { indexBase, readIndex } from './element.ts';
import { findName, lastName, nameAt, qualifiedAt } from './names.ts';
import { readOptions } from './options.ts';
import { type Node, node, nodes, text } from './parser.ts';
import type { Fail } from './query.ts';
import { renameTable } from './rename.ts';
import { StandIns } from './stand-ins.ts';

/**
 * CREATE INDEX, CREATE DATABASE, DROP of what node-sql-parser knows, RENAME TABLE and TRUNCATE: a statement without parts.
 * The cursor stands at its start.
 */
export function readObject(cursor: Cursor, fail: Fail): Read | undefined {
  const parsed = parseWhole(cursor, new StandIns(cursor.source), (to) => rewrite(cursor, to));
  if ('failedAt' in parsed) return fail(parsed);
  const changes = lower(parsed.tree, cursor);
  if (!changes || changes.length === 0) return fail({ failedAt: cursor.tokens.at(-1)?.start ?? 0 });
  return { changes, route: parsed.route };
}

function rewrite(cursor: Cursor, to: StandIns): void {
  to.head(cursor);
  for (const [i, { word }] of cursor.tokens.entries()) {
    cursor.index = i + 1;
    if (word === 'TEMPORARY' && i === 1) to.put(cursor, i);
    else if (word === 'TABLES' && i <= 2) to.put(cursor, i, 'TABLE');
  }
  // Options of CREATE INDEX and DROP INDEX are read as written.
  const on = cursor.tokens.findIndex((t) => t.word === 'ON');
  if (
    on < 0 ||
    !/INDEX/.test(
      cursor.tokens
        .slice(1, 3)
        .map((t) => t.word)
        .join(' '),
    )
  )
    return;
  cursor.index = on + 1;
  cursor.qualified();
  for (const element of cursor.group()?.list() ?? []) {
    if (!element.is('(')) continue;
    element.index = element.tokens.length;
    to.put(element, 0, 'x');
  }
  const from = cursor.index;
  cursor.index = cursor.tokens.length;
  to.put(cursor, from);
}

function lower(tree: Node, cursor: Cursor): Change[] | undefined {
  const from = (word: string): Cursor => {
    const at = cursor.tokens.findIndex((t) => t.word === word);
    const rest = new Cursor(cursor.source, cursor.tokens);
    rest.index = at < 0 ? rest.tokens.length : at + 1;
    return rest;
  };
  const has = from('IF');
  const ifExists = has.is('EXISTS');
  const ifNotExists = has.is('NOT', 'EXISTS');
  switch (`${text(tree.type)} ${text(tree.keyword) ?? ''}`) {
    case 'create index':
      return lowerIndex(tree, from('ON'), nameBefore(cursor, 'ON', text(tree.index)), ifNotExists);
    case 'drop index': {
      const index = nameAt(cursor, node(tree.name));
      const on = from('ON');
      const table = on.qualified();
      if (!index || !table) return undefined;
      const drop: Change = {
        kind: 'drop-index',
        index: { name: index.name },
        table: table.name,
        concurrently: false,
        ifExists,
        cascade: false,
        at: index.at,
      };
      return withOptions(drop, on, table.name);
    }
    case 'drop table':
    case 'drop view': {
      // A second name, where a comma was left out, is taken for an alias.
      const names = nodes(tree.name).map((name) => (name.as ? undefined : qualifiedAt(cursor, name)));
      if (names.some((n) => !n)) return undefined;
      return names.flatMap((found): Change[] => {
        if (!found) return [];
        const { name, at } = found;
        if (tree.keyword === 'view')
          return [{ kind: 'drop-view', view: name, materialized: false, ifExists, cascade: false, at }];
        return [{ kind: 'drop-table', table: name, ifExists, cascade: false, at }];
      });
    }
    case 'drop trigger': {
      const name = lastName(cursor);
      return name && [{ kind: 'drop-trigger', trigger: name.name, ifExists, cascade: false, at: name.at }];
    }
    case 'drop database':
    case 'drop schema': {
      const name = lastName(cursor);
      return name && [{ kind: 'drop-schema', schema: name.name, ifExists, cascade: true, at: name.at }];
    }
    case 'create database':
    case 'create schema': {
      const rest = from(text(tree.keyword)?.toUpperCase() ?? '');
      rest.take('IF', 'NOT', 'EXISTS');
      const name = rest.name();
      return name && [{ kind: 'create-schema', schema: name.name, ifNotExists, at: name.at }];
    }
    case 'truncate table':
    case 'truncate ': {
      const found = nodes(tree.name)[0];
      const table = found?.as ? undefined : qualifiedAt(cursor, found);
      return table && [{ kind: 'truncate', tables: [table.name], cascade: false, at: table.at }];
    }
    case 'rename ': {
      // Renames have no places in the tree; there are as many as it says, or this is something else.
      const start = from('TABLE').done ? from('TABLES') : from('TABLE');
      start.take('IF', 'EXISTS');
      const pairs = start.list().map((part) => {
        const old = part.qualified();
        const to = part.take('TO') ? part.qualified() : undefined;
        return old && to && part.done ? renameTable(old.name, to.name, old.at) : undefined;
      });
      const count = Array.isArray(tree.table) ? tree.table.length : 0;
      if (pairs.length !== count || pairs.some((p) => !p)) return undefined;
      const changes = pairs.flatMap((p) => p ?? []);
      return ifExists ? changes.map((change) => ({ ...change, ifPresent: true })) : changes;
    }
    default:
      return undefined;
  }
}

/** A name without a place in the tree, the last one spelled so before that word. */
function nameBefore(cursor: Cursor, word: string, value: string | undefined): NameAt | undefined {
  const end = cursor.tokens.findIndex((t) => t.word === word);
  return findName(new Cursor(cursor.source, cursor.tokens.slice(0, Math.max(0, end))), value);
}

function lowerIndex(tree: Node, on: Cursor, name: NameAt | undefined, ifNotExists: boolean): Change[] | undefined {
  const table = on.qualified();
  const type = text(tree.index_type)?.toLowerCase();
  const method = type === 'fulltext' || type === 'spatial' ? type : text(node(tree.index_using)?.type)?.toLowerCase();
  const parts = name && table && readIndex(on, method);
  if (!parts) return undefined;
  const { at } = name;
  const unique = type === 'unique';
  return withOptions(
    { ...indexBase, index: name.name, table: table.name, ...parts, unique, ifNotExists, at },
    on,
    table.name,
  );
}

/** ALGORITHM and LOCK of CREATE INDEX and DROP INDEX are those of an ALTER TABLE. */
function withOptions(change: Change, cursor: Cursor, table: Parameters<typeof readOptions>[1]): Change[] | undefined {
  const options = cursor.done ? [] : readOptions(cursor, table);
  return cursor.done && options ? [change, ...options] : undefined;
}
