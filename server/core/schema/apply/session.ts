import { type Catalog, findRelation, temporarySchema } from '../catalog.ts';
import type { ChangeOf } from '../change.ts';
import type { Query } from '../query.ts';
import { callsIn } from './calls.ts';
import type { Draft, Handlers } from './draft.ts';
import { clusterOn } from './options.ts';
import { overloadsOf } from './routines.ts';

type Kinds =
  | 'set'
  | 'begin'
  | 'commit'
  | 'rollback'
  | 'savepoint'
  | 'lock-table'
  | 'vacuum'
  | 'analyze'
  | 'cluster'
  | 'call'
  | 'select'
  | 'meta'
  | 'insert-rows'
  | 'update-rows'
  | 'delete-rows'
  | 'merge-rows'
  | 'copy-rows'
  | 'truncate'
  | 'opaque';

const nothing = (): void => {};

/** Statements about the session and about rows: they leave the schema alone, save by the functions they call. */
export const session: Handlers<Kinds> = {
  set(draft, change) {
    const setting = change.setting.toLowerCase();
    const all = setting === 'all' && change.value === null;
    if (setting === 'search_path' || all) draft.update({ searchPath: searchPath(draft.catalog, change) });
    if (setting === 'timezone' || all) setTimeZone(draft, change);
    if (setting === 'foreign_key_checks' && draft.mysql) {
      const { uncheckedKeys: _, ...rest } = draft.catalog;
      draft.catalog = /^(0|off|false)$/i.test(change.value ?? '') ? { ...rest, uncheckedKeys: true } : rest;
    }
  },
  begin(draft) {
    if (!draft.mysql && !draft.catalog.atBegin) draft.update({ atBegin: draft.catalog });
  },
  commit: endTransaction,
  rollback(draft) {
    const { atBegin } = draft.catalog;
    if (atBegin) draft.catalog = { ...atBegin, nextId: draft.catalog.nextId, gaps: draft.catalog.gaps };
  },
  call(draft, change) {
    runRoutine(draft, change.call.name);
  },
  select(draft, change) {
    runCalls(draft, change.query);
  },
  'insert-rows': (draft, change) => runCalls(draft, change.query),
  'update-rows': (draft, change) => runCalls(draft, change.query),
  'delete-rows': (draft, change) => runCalls(draft, change.query),
  'merge-rows': (draft, change) => runCalls(draft, change.query),
  'copy-rows': nothing,
  truncate: nothing,
  savepoint: nothing,
  'lock-table': nothing,
  vacuum: nothing,
  analyze: nothing,
  cluster(draft, { table, index }) {
    const relation = table && index !== undefined ? findRelation(draft.catalog, table) : undefined;
    if (relation && !draft.mysql) clusterOn(draft, relation, index);
  },
  meta: nothing,
  opaque(draft) {
    draft.update({ gaps: draft.catalog.gaps + 1 });
  },
};

function searchPath(catalog: Catalog, change: ChangeOf<'set'>): readonly string[] {
  if (change.value === null || change.value.toLowerCase() === 'default') return [catalog.defaultSchema];
  return change.value
    .split(',')
    .map((schema) => schema.trim().replace(/^["']|["']$/g, ''))
    .filter((schema) => schema !== '' && schema !== '$user' && schema !== 'pg_catalog');
}

function setTimeZone(draft: Draft, { value, local }: ChangeOf<'set'>): void {
  const { timeZone: _zone, ...rest } = draft.catalog;
  draft.catalog = value === null || value.toLowerCase() === 'default' ? rest : { ...rest, timeZone: { value, local } };
}

function endTransaction(draft: Draft): void {
  if (!draft.catalog.atBegin) return;
  const { atBegin: _, timeZone, ...rest } = draft.catalog;
  draft.catalog = timeZone && !timeZone.local ? { ...rest, timeZone } : rest;
}

function runCalls(draft: Draft, query: Query): void {
  for (const call of callsIn(query)) runRoutine(draft, call.name);
}

/** A call carries out the DDL of the routine's body, as far as that could be read; dynamic SQL in it is a gap. */
function runRoutine(draft: Draft, name: Parameters<typeof overloadsOf>[1]): void {
  for (const routine of overloadsOf(draft, name)?.overloads ?? []) {
    for (const change of routine.changes ?? []) draft.attempt({ ...change, inside: 'do' });
    if (routine.words.includes('execute') || routine.words.includes('prepare')) {
      draft.update({ gaps: draft.catalog.gaps + 1 });
    }
  }
}

/** The catalog after the session that ran a migration has ended: no temporary tables, no SET, no open transaction. */
export function dropSession(draft: Draft, drop: (id: number) => void): void {
  if (draft.catalog.temporary) {
    for (const { id, schema } of draft.catalog.relations.values()) if (schema === temporarySchema) drop(id);
  }
  endTransaction(draft);
  const { timeZone: _zone, temporary: _temporary, uncheckedKeys: _keys, ...rest } = draft.catalog;
  draft.catalog = { ...rest, searchPath: [rest.defaultSchema] };
}
