import { type Catalog, displayName, type Index, type Table, type View } from '../schema/catalog.ts';
import type { ChangeOf, IndexElement } from '../schema/change.ts';
import type { Dialect } from '../sql/dialect.ts';
import { nameIn } from './object-names.ts';
import type { PlanStatement } from './recipe.ts';
import { doing } from './statements.ts';

/** The statement that would make an index again, under this or another name. */
export function definitionOf(
  index: Index,
  owner: Table | View,
  catalog: Catalog,
  { quote }: Dialect,
  name = index.name,
): Omit<ChangeOf<'create-index'>, 'at'> {
  const columnName = (id: number): string => owner.columns.find((column) => column.id === id)?.name ?? '';
  return {
    kind: 'create-index',
    index: name,
    table: nameIn(catalog, owner),
    // A column may have another name by now.
    elements: index.elements.map(({ columnId, statistics: _, ...element }) =>
      columnId === undefined ? element : ofColumn(element, columnName(columnId), quote),
    ),
    include: index.include.map(columnName),
    unique: index.unique,
    ...(index.method === undefined ? {} : { method: index.method }),
    ...(index.where ? { where: index.where } : {}),
    ...(index.nullsNotDistinct ? { nullsNotDistinct: true } : {}),
    ...indexOptions(index),
    concurrently: false,
    ifNotExists: false,
    only: false,
  };
}

/** The element over a column as it is called now; what comes after it (`DESC`, an operator class) stays. */
export function ofColumn(element: IndexElement, column: string, quote: (name: string) => string): IndexElement {
  // Brackets of its own stay: `((mail))`.
  const text = element.text.replace(
    /^([\s(]*)("(?:[^"]|"")*"|`(?:[^`]|``)*`|[^\s()]+)/,
    (_, brackets: string) => brackets + quote(column),
  );
  return { ...element, column, text };
}

/** WITH (…) and TABLESPACE. */
export const indexOptions = ({ storage, tablespace }: Index) => ({
  ...(storage ? { storage } : {}),
  ...(tablespace === undefined ? {} : { tablespace }),
});

/** What is said of an index once it is made: its comment, and what the planner shall look at. */
export const saidOf = (index: Index, catalog: Catalog): PlanStatement[] => [
  ...(index.comment === undefined
    ? []
    : [doing({ kind: 'comment', on: 'index', object: nameIn(catalog, index), text: index.comment })]),
  ...index.elements.flatMap(({ statistics }, at) =>
    statistics === undefined
      ? []
      : [
          doing({
            kind: 'other',
            what: 'alter index',
            object: nameIn(catalog, index),
            element: { number: at + 1, statistics },
          }),
        ],
  ),
  ...clusteredOn(index, catalog),
];

function clusteredOn({ clustered, table, name }: Index, catalog: Catalog): PlanStatement[] {
  const owner = clustered && catalog.relations.get(table);
  return owner?.kind === 'table'
    ? [doing({ kind: 'set-table-option', table: nameIn(catalog, owner), option: 'cluster-on', value: name })]
    : [];
}

/** The table or materialized view an index is on, with its name for people. */
export function ownerOf(
  index: Index,
  catalog: Catalog,
): { readonly owner: Table | View; readonly label: string } | undefined {
  const owner = catalog.relations.get(index.table);
  return owner?.kind === 'table' || owner?.kind === 'view' ? { owner, label: displayName(catalog, owner) } : undefined;
}

/** Whether rows that one unique index takes are always taken by the other: that one counts all of its columns, and maybe more. */
export function impliesUnique(strict: Index, loose: Index): boolean {
  if (!strict.unique || !strict.valid) return false;
  const key = ({ columnId, operatorClass, text }: Index['elements'][number]): string => {
    const collation = /\bcollate\s+(\S+)/i.exec(text)?.[1];
    const what = columnId ?? text.replace(/\s+/g, '').toLowerCase();
    return [what, operatorClass, collation].join(' ');
  };
  const wider = new Set(loose.elements.map(key));
  return (
    (strict.where === undefined || strict.where.text === loose.where?.text) &&
    (strict.nullsNotDistinct || !loose.nullsNotDistinct) &&
    strict.elements.every((element) => wider.has(key(element)))
  );
}
