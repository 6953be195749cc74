import { apply } from '../schema/apply.ts';
import type { Catalog, View } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { type SqlFlavour, tokenize } from '../sql/lex.ts';
import { nameIn } from './object-names.ts';
import { ownedBy } from './ownership.ts';
import type { PlanStatement } from './recipe.ts';
import { doing } from './statements.ts';

/** The statements that make a view again, as far as the migrations say. */
export const madeAgain = (view: View, catalog: Catalog, replace = false): PlanStatement[] => [
  doing({
    kind: 'create-view',
    view: nameIn(catalog, view),
    materialized: view.materialized,
    replace,
    ifNotExists: false,
    temporary: false,
    columns: view.open ? [] : view.columns.map((column) => column.name),
    query: view.query,
    text: view.text,
    withData: true,
    options: view.options ?? {},
  }),
  ...saidOfView(view, nameIn(catalog, view)),
];

/** What is said of a view once it is made: its comment, and whose it is. */
export const saidOfView = (view: View, name: Name): PlanStatement[] => [
  ...(view.comment === undefined
    ? []
    : [
        doing({
          kind: 'comment',
          on: view.materialized ? 'materialized view' : 'view',
          object: name,
          text: view.comment,
        }),
      ]),
  ...ownedBy(view.materialized ? 'alter materialized view' : 'alter view', name, view),
];

/**
 * Whether the text of a view still gives the columns it has: `*` was read when the view was made, and means more once a table has
 * got more columns.
 */
export function sameAgain(view: View, catalog: Catalog): boolean {
  if (view.open || !/\*/.test(view.text)) return true;
  const [made] = madeAgain({ ...view, name: `${view.name}_again`, open: true }, catalog);
  if (!made || !('change' in made)) return true;
  const applied = apply(catalog, made.change);
  const again = [...applied.catalog.relations.values()].find(
    (relation) => relation.kind === 'view' && relation.name === `${view.name}_again`,
  );
  return applied.problems.length === 0 && again?.kind === 'view' && again.columns.length === view.columns.length;
}

/**
 * One query with the columns of both, the old ones first, where both select from the same rows; undefined where they don't, or a
 * column of one name is computed in two ways.
 */
export function merged(
  old: View,
  made: View,
  create: ChangeOf<'create-view'>,
  flavour: SqlFlavour,
): Pick<ChangeOf<'create-view'>, 'columns' | 'text'> | undefined {
  const [a, b] = [selectList(old.text, flavour), selectList(create.text, flavour)];
  if (!a || !b || a.rest !== b.rest || old.open || made.open) return undefined;
  // The third column is another one by then.
  if (
    /\b(order|group) by\b[^()]*(?<![\w.'"])\d+(?![\w.'"])/.test(a.rest) &&
    a.items.map(({ bare }) => bare).join() !== b.items.map(({ bare }) => bare).join()
  )
    return undefined;
  if (a.items.length !== old.columns.length || b.items.length !== made.columns.length) return undefined;
  const fresh: { name: string; text: string }[] = [];
  for (const [at, { name }] of made.columns.entries()) {
    const item = b.items[at] as Item;
    const twin = old.columns.findIndex((column) => column.name === name);
    if (twin < 0) fresh.push({ name, text: item.text });
    else if (a.items[twin]?.bare !== item.bare) return undefined;
  }
  const items = [...a.items.map(({ text }) => text), ...fresh.map(({ text }) => text)];
  return {
    columns: [...old.columns.map(({ name }) => name), ...fresh.map(({ name }) => name)],
    text: `SELECT ${items.join(', ')} ${create.text.slice(b.from).trim()}`,
  };
}

interface Item {
  readonly text: string;
  /** Without its alias, white space and case. */
  readonly bare: string;
}

/** The items between SELECT and FROM of a plain SELECT, and what comes after in even words. */
function selectList(
  text: string,
  flavour: SqlFlavour,
): { readonly items: readonly Item[]; readonly rest: string; readonly from: number } | undefined {
  const tokens = tokenize(text, flavour).filter(({ kind }) => kind !== 'comment');
  const word = (at: number): string => {
    const token = tokens[at];
    if (!token) return '';
    const own = text.slice(token.start, token.end);
    return token.kind === 'word' ? own.toLowerCase() : own;
  };
  if (word(0) !== 'select' || /^(distinct|all|into)$/.test(word(1))) return undefined;
  const cuts: number[] = [];
  let from: number | undefined;
  let depth = 0;
  for (let at = 1; at < tokens.length; at++) {
    const own = word(at);
    if (own === '(' || own === '[') depth++;
    else if (own === ')' || own === ']') depth--;
    else if (depth > 0) continue;
    else if (/^(union|intersect|except|with|into)$/.test(own)) return undefined;
    else if (from === undefined && own === ',') cuts.push(at);
    else if (from === undefined && own === 'from' && word(at - 1) !== 'distinct') from = at;
  }
  if (from === undefined) return undefined;
  const words = (start: number, end: number): string[] =>
    Array.from({ length: Math.max(0, end - start) }, (_, n) => word(start + n));
  const ends = [...cuts, from];
  const items = ends.map((end, n): Item => {
    const start = n === 0 ? 1 : (ends[n - 1] as number) + 1;
    const all = words(start, end);
    const alias = all.lastIndexOf('as');
    const bare = alias > 0 && alias === all.length - 2 ? all.slice(0, alias) : all;
    return { text: text.slice(tokens[start]?.start, tokens[end - 1]?.end), bare: bare.join(' ') };
  });
  return { items, rest: words(from, tokens.length).join(' '), from: tokens[from]?.start as number };
}
