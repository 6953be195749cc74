import { childrenOf, type Table } from '../catalog.ts';
import { append, base, type Definition } from './constraint-definitions.ts';
import { type Draft, without } from './draft.ts';
import { constraintName, mysqlConstraintName } from './made-up-names.ts';

export function addCheck(draft: Draft, table: Table, definition: Definition<'check'>): void {
  const { expression } = definition;
  const columns = draft.columnIds(table, expression.columns);
  const [single] = columns;
  const named =
    columns.length === 1 && expression.columns.length === 1
      ? table.columns.filter((c) => c.id === single).map((c) => c.name)
      : undefined;
  const name =
    definition.name ??
    (draft.mysql
      ? mysqlConstraintName(
          table.name,
          'chk',
          table.constraints.map((c) => c.name),
        )
      : constraintName(draft, table.schema, table.name, named, 'check'));
  append(draft, table, { ...base(definition), name, columns, expression });
  if (definition.noInherit) return;
  for (const child of draft.heirs(table.id)) inheritCheck(draft, child, { ...definition, name });
}

/** Gives a child its parent's check, under the same name. */
export function inheritCheck(
  draft: Draft,
  child: Table,
  definition: Definition<'check'> & { readonly name: string },
): void {
  if (child.constraints.some((c) => c.name === definition.name)) return;
  const columns = draft.columnIds(child, definition.expression.columns);
  append(draft, child, {
    ...base(definition),
    name: definition.name,
    columns,
    expression: definition.expression,
    inherited: true,
  });
  for (const grandchild of childrenOf(draft.catalog, child.id)) inheritCheck(draft, grandchild, definition);
}

/** A plain NOT NULL is kept with the column alone; a named or unvalidated one is a constraint of its own as well. */
export function addNotNull(draft: Draft, table: Table, definition: Definition<'not-null'>): void {
  const column = draft.column(table, definition.column);
  draft.editColumn(table.id, column.id, (c) => ({ ...c, notNull: true }));
  if (definition.name !== undefined || definition.notValid) {
    const name = definition.name ?? constraintName(draft, table.schema, table.name, [column.name], 'not_null');
    append(draft, draft.current(table.id), { ...base(definition), name, columns: [column.id] });
  }
  for (const child of draft.heirs(table.id)) {
    const own = draft.columnIf(child, column.name);
    if (own) addNotNull(draft, child, without({ ...definition, column: own.name }, 'name') as Definition<'not-null'>);
  }
}
