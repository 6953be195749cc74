import type { Change } from '../../../schema/change.ts';
import type { Nodes } from './ast.ts';
import { strings } from './ast.ts';
import { end } from './indexes.ts';
import { relationName } from './names.ts';
import { optionsOf } from './options.ts';
import { readQueryTree } from './queries.ts';
import type { Source } from './source.ts';
import { createTableAs, persistence } from './tables.ts';

export function createView(statement: Nodes['ViewStmt'], source: Source): Change[] {
  const { view } = statement;
  const name = relationName(view);
  const columns = strings(statement.aliases);
  const query = statement.query && readQueryTree(statement.query, source);
  if (!query) return [];
  const check = CHECKS[statement.withCheckOption ?? ''];
  const written = queryText(view?.location, check !== undefined ? ['check', 'option'] : [], source);
  // The grammar turns CREATE RECURSIVE VIEW into a plain one over WITH RECURSIVE; so does the text, as it is printed plainly.
  const recursive = source.find({ from: 0, to: source.tokenAt(view?.location) }, 'recursive') >= 0;
  const list = columns.map(quoted).join(', ');
  const text = recursive
    ? `WITH RECURSIVE ${quoted(name.name)} (${list}) AS (${written}) SELECT ${list} FROM ${quoted(name.name)}`
    : written;
  return [
    {
      kind: 'create-view',
      view: name,
      materialized: false,
      replace: statement.replace ?? false,
      ifNotExists: false,
      temporary: persistence(view?.relpersistence) === 'temporary',
      columns,
      query,
      text,
      withData: true,
      options: { ...optionsOf(statement.options), ...(check ? { check_option: check } : {}) },
      at: source.namedAt(view?.location, name.name),
    },
  ];
}

const CHECKS: Readonly<Record<string, string>> = { LOCAL_CHECK_OPTION: 'local', CASCADED_CHECK_OPTION: 'cascaded' };

/** CREATE MATERIALIZED VIEW and CREATE TABLE AS share one node. */
export function createAs(statement: Nodes['CreateTableAsStmt'], source: Source): Change[] {
  const { into = {}, query: tree } = statement;
  if (statement.objtype !== 'OBJECT_MATVIEW')
    return createTableAs(into, tree, statement.if_not_exists ?? false, source);
  const view = relationName(into.rel);
  const query = tree && readQueryTree(tree, source);
  if (!query) return [];
  return [
    {
      kind: 'create-view',
      view,
      materialized: true,
      replace: false,
      ifNotExists: statement.if_not_exists ?? false,
      temporary: false,
      columns: strings(into.colNames),
      query,
      text: queryText(into.rel?.location, ['no', 'data'], source),
      withData: !into.skipData,
      options: optionsOf(into.options),
      at: source.namedAt(into.rel?.location, view.name),
    },
  ];
}

/** The SELECT as written: from AS to the end, without a closing WITH … that ends in the last of `words`. */
function queryText(location: number | undefined, words: readonly string[], source: Source): string {
  const run = { from: source.tokenAt(location), to: end(source) };
  const from = source.find(run, 'as') + 1;
  let to = run.to;
  const last = words.at(-1);
  if (last !== undefined && source.word(to - 1, last)) {
    for (let i = to - 1; i > Math.max(from, to - 5); i--) {
      if (source.word(i, 'with')) {
        to = i;
        break;
      }
    }
  }
  return source.textOf({ from, to });
}

export function refreshView(statement: Nodes['RefreshMatViewStmt'], source: Source): Change[] {
  const view = relationName(statement.relation);
  return [
    {
      kind: 'refresh-view',
      view,
      concurrently: statement.concurrent ?? false,
      withData: !statement.skipData,
      at: source.namedAt(statement.relation?.location, view.name),
    },
  ];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
