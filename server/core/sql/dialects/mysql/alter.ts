import type { Change } from '../../../schema/change.ts';
import { type Name, showName } from '../../../schema/names.ts';
import { Cursor, wordsOf } from './cursor.ts';
import { type Item, parseList, type Route } from './ddl.ts';
import { type Element, lowerColumn, lowerElement } from './element.ts';
import { actionByHand } from './hand.ts';
import { findName, lastName, nameAt } from './names.ts';
import { option, readOptions } from './options.ts';
import { type Node, node, nodes, text } from './parser.ts';
import { renameTable } from './rename.ts';
import { StandIns } from './stand-ins.ts';
import type { ReadType } from './types.ts';

export interface Read {
  readonly changes: Change[];
  readonly route: Route;
}

/** ALTER TABLE, after the word TABLE. An action that is not understood gives one `opaque` Change; the others stand. */
export function readAlterTable(cursor: Cursor): Read | undefined {
  const { source } = cursor;
  const ifPresent = cursor.take('IF', 'EXISTS');
  const table = cursor.qualified();
  if (!table) return undefined;
  const named = cursor.index;
  if (cursor.take('WAIT')) cursor.index++;
  cursor.take('NOWAIT');
  const begun = cursor.index;
  const head = cursor.tokens.slice(0, begun);
  if (cursor.done) return { changes: [option(table.name, 'other', '', table.at)], route: 'hand' };
  const actions = actionsOf(cursor);
  const standIns = new StandIns(source);
  let { trees, route } = parseList(
    {
      whole: cursor.tokens,
      head,
      close: '',
      rewriteHead: (to) => {
        const all = new Cursor(source, head);
        to.head(all);
        all.index = begun;
        to.put(all, named);
      },
      items: actions,
      nodesOf: (tree) => (tree.type === 'alter' ? nodes(tree.expr) : []),
    },
    standIns,
  );
  const changes = actions.flatMap((action, i): readonly Change[] => {
    const tree = trees[i];
    const lowered = tree && lowerAction(tree, action, table.name, standIns.types);
    if (lowered) return lowered;
    const { part } = action;
    const byHand = actionByHand(part, table.name);
    if (byHand && route !== 'opaque') route = 'hand';
    if (byHand) return byHand;
    route = 'opaque';
    return [notUnderstood('ALTER TABLE', table.name, part)];
  });
  return { changes: ifPresent ? changes.map((change) => ({ ...change, ifPresent })) : changes, route };
}

export function notUnderstood(where: string, table: Name, part: Cursor): Change {
  part.index = 0;
  return {
    kind: 'opaque',
    reason: `In ${where} ${showName(table)} this is not understood: ${part.rest.slice(0, 80)}`,
    names: [...wordsOf(part.tokens), table.name],
    at: part.span,
  };
}

interface Action extends Item {
  readonly part: Cursor;
  /** The column or key in it, from its name on. */
  readonly element: Cursor | undefined;
  readonly ifNotExists: boolean;
}

function actionsOf(cursor: Cursor): Action[] {
  const { source } = cursor;
  const actions: Action[] = [];
  const parts = cursor.list();
  for (const part of parts) {
    const [first] = part.tokens;
    if (first && endsList(part)) {
      // What follows may hold commas of its own, and nothing can come after it.
      const rest = cursor.tokens.slice(cursor.tokens.indexOf(first));
      const all = new Cursor(source, rest);
      actions.push({ part: all, element: undefined, ifNotExists: false, shown: [rest], rewrite: () => undefined });
      break;
    }
    actions.push(...actionOf(part));
  }
  return actions;
}

function actionOf(part: Cursor): Action[] {
  const verb = part.takeAny('ADD', 'MODIFY', 'CHANGE');
  part.take('COLUMN');
  const ifNotExists = part.takeAny('IF NOT EXISTS', 'IF EXISTS') === 'IF NOT EXISTS';
  if (verb === 'ADD' && part.is('(')) {
    const add = part.tokens.slice(0, 1);
    const elements = part.group()?.list() ?? [];
    // ADD (a INT, b INT) adds as many columns as it holds.
    if (part.done)
      return elements.map((element) => ({
        part: new Cursor(part.source, element.tokens),
        element,
        ifNotExists,
        shown: [add, element.tokens],
        rewrite: (to) => to.element(element),
      }));
  }
  if (verb === 'CHANGE') part.name();
  const element = verb && new Cursor(part.source, part.tokens.slice(part.index));
  part.index = 0;
  return [
    {
      part,
      element: element || undefined,
      ifNotExists,
      shown: [part.tokens],
      rewrite: (to) => {
        to.words(part);
        if (element) to.element(element);
      },
    },
  ];
}

const partitionVerb =
  /^(ADD|DROP|REORGANIZE|TRUNCATE|COALESCE|ANALYZE|CHECK|OPTIMIZE|REBUILD|REPAIR|DISCARD|IMPORT|EXCHANGE|CONVERT)$/;

const endsList = (part: Cursor): boolean =>
  part.is('PARTITION', 'BY') ||
  part.is('ORDER', 'BY') ||
  (partitionVerb.test(part.peek()?.word ?? '') && part.peek(1)?.word === 'PARTITION');

/** What node-sql-parser made of one action. */
function lowerAction(
  tree: Node,
  { part, element, ifNotExists }: Action,
  table: Name,
  types: ReadonlyMap<number, ReadType>,
): Change[] | undefined {
  const whole = part.span;
  const ifExists = part.tokens.some((t, i) => t.word === 'IF' && part.tokens[i + 1]?.word === 'EXISTS');
  const cascade = false;
  switch (`${text(tree.action) ?? 'set'} ${text(tree.resource)}`) {
    case 'add column':
    case 'add index':
    case 'add constraint': {
      const added = element && lowerElement(node(tree.create_definitions) ?? tree, element, types);
      return added && fromElement(added, table, ifNotExists);
    }
    case 'modify column':
    case 'change column': {
      const definition = element && lowerColumn(tree, element, types);
      const old = tree.action === 'change' ? nameAt(part, node(tree.old_column)) : definition;
      return definition && old && [{ kind: 'redefine-column', table, column: old.name, definition, at: old.at }];
    }
    case 'drop column': {
      const name = nameAt(part, node(tree.column));
      return name && [{ kind: 'drop-column', table, column: name.name, ifExists, cascade, at: name.at }];
    }
    case 'drop index':
    case 'drop key':
    case 'drop constraint': {
      const what = text(tree.keyword)?.toLowerCase();
      if (what === 'primary key')
        return [{ kind: 'drop-constraint', table, constraint: 'PRIMARY', ifExists, cascade, at: whole }];
      const name = lastName(part);
      if (!name) return undefined;
      const { at } = name;
      return what === 'index' || what === 'key'
        ? [{ kind: 'drop-index', index: { name: name.name }, table, concurrently: false, ifExists, cascade, at }]
        : [{ kind: 'drop-constraint', table, constraint: name.name, ifExists, cascade, at }];
    }
    case 'rename column': {
      const from = nameAt(part, node(tree.old_column));
      const to = nameAt(part, node(tree.column));
      return from && to && [{ kind: 'rename-column', table, column: from.name, to: to.name, at: from.at }];
    }
    case 'rename table': {
      const to = findName(part, text(tree.table));
      return to && renameTable(table, { name: to.name }, to.at);
    }
    case 'add partition':
    case 'drop partition':
      return [option(table, 'other', part.source.text.slice(whole.start, whole.end), whole)];
    default: {
      // Options are kept as written; the tree has their values in capitals.
      const options = tree.action === undefined || tree.action === null ? readOptions(part, table) : undefined;
      return part.done ? options : undefined;
    }
  }
}

/** The Change that adds one element to a table that is already there. */
function fromElement(element: Element, table: Name, ifNotExists: boolean): Change[] {
  if ('column' in element)
    return [{ kind: 'add-column', table, column: element.column, ifNotExists, at: element.column.at }];
  if ('constraint' in element)
    return [{ kind: 'add-constraint', table, constraint: element.constraint, at: element.constraint.at }];
  return [{ ...element.index, ifNotExists: ifNotExists || element.index.ifNotExists, table }];
}
