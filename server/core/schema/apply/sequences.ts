import { type Column, childrenOf, findRelation, type Sequence, type Table } from '../catalog.ts';
import type { Expression } from '../change.ts';
import { showName } from '../names.ts';
import { article, type Draft, type Handlers } from './draft.ts';
import { dropRelation, feeds } from './drops.ts';
import { relationName } from './made-up-names.ts';

export const sequences: Handlers<'create-sequence' | 'alter-sequence' | 'drop-sequence' | 'rename-sequence'> = {
  'create-sequence'(draft, change) {
    const schema = draft.schemaFor(change.sequence, change.temporary);
    const { name } = change.sequence;
    if (draft.taken(schema, name) && change.ifNotExists) return;
    draft.claim(schema, name);
    const ownedBy = change.ownedBy && owner(draft, change.ownedBy);
    draft.put({ kind: 'sequence', id: draft.id(), schema, name, ...(ownedBy && { ownedBy }) });
  },

  'alter-sequence'(draft, change) {
    if (change.ownedBy === undefined) return;
    const { ownedBy: _, ...rest } = sequenceOf(draft, change.sequence);
    draft.put(change.ownedBy === 'none' ? rest : { ...rest, ownedBy: owner(draft, change.ownedBy) });
  },

  'drop-sequence'(draft, change) {
    if (change.ifExists && !findRelation(draft.catalog, change.sequence)) return;
    const sequence = sequenceOf(draft, change.sequence);
    const column = sequence.ownedBy && columnOf(draft, sequence.ownedBy);
    if (column?.identity && !draft.mysql)
      draft.refuse(`${sequence.name} belongs to the identity column ${column.name}`);
    dropRelation(draft, sequence, change.cascade);
  },

  'rename-sequence'(draft, change) {
    renameSequence(draft, sequenceOf(draft, change.sequence), change.to);
  },
};

function sequenceOf(draft: Draft, name: Parameters<Draft['relation']>[0]): Sequence {
  const found = findRelation(draft.catalog, name) ?? draft.refuse(`there is no sequence ${showName(name)}`);
  return found.kind === 'sequence' ? found : draft.refuse(`${showName(name)} is ${article(found)}, not a sequence`);
}

function owner(draft: Draft, by: { table: Parameters<Draft['table']>[0]; column: string }) {
  const table = draft.table(by.table);
  return { relation: table.id, column: draft.column(table, by.column).id };
}

function columnOf(draft: Draft, by: { relation: number; column: number }): Column | undefined {
  return draft.current(by.relation).columns.find((c) => c.id === by.column);
}

/** Renames a sequence; the defaults that call it follow, since the server holds them by id. */
export function renameSequence(draft: Draft, sequence: Sequence, to: string): void {
  draft.claim(sequence.schema, to);
  if (sequence.ownedBy) {
    const table = draft.current(sequence.ownedBy.relation);
    for (const column of table.columns) {
      if (feeds(sequence, column)) {
        draft.editColumn(table.id, column.id, (c) => ({ ...c, default: nextval(draft, { ...sequence, name: to }) }));
      }
    }
  }
  draft.put({ ...sequence, name: to });
}

/** Gives a serial or identity column the sequence the server makes for it, and returns the column as it then is. */
export function addSequence(draft: Draft, table: Table, column: Column, serial: boolean): void {
  if (draft.mysql) return;
  const name = relationName(draft, table.schema, table.name, [column.name], 'seq');
  const ownedBy = { relation: table.id, column: column.id };
  draft.put({ kind: 'sequence', id: draft.id(), schema: table.schema, name, ownedBy });
  if (!serial) return;
  const value = nextval(draft, { schema: table.schema, name });
  draft.editColumn(table.id, column.id, (c) => ({ ...c, default: value }));
  for (const child of childrenOf(draft.catalog, table.id)) {
    const own = draft.columnIf(child, column.name);
    if (own) draft.editColumn(child.id, own.id, (c) => ({ ...c, default: value }));
  }
}

/** Drops the sequences a column owns: what DROP IDENTITY does. */
export function dropOwnedSequences(draft: Draft, table: Table, column: number): void {
  for (const id of draft.catalog.dependents.get(table.id) ?? []) {
    const sequence = draft.catalog.relations.get(id);
    if (sequence?.kind === 'sequence' && sequence.ownedBy?.column === column) draft.remove(sequence);
  }
}

function nextval(draft: Draft, sequence: { schema: string; name: string }): Expression {
  const name = [sequence.schema, sequence.name]
    .slice(sequence.schema === draft.catalog.defaultSchema ? 1 : 0)
    .map((part) => (/^[a-z_][a-z0-9_$]*$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`))
    .join('.');
  return {
    text: `nextval('${name.replaceAll("'", "''")}'::regclass)`,
    form: 'expression',
    columns: [],
    calls: [{ name: { name: 'nextval' }, arguments: 1, literals: [name], at: { start: 0, end: 0 } }],
  };
}
