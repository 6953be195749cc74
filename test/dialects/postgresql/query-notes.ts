import { showName } from '../../../server/core/schema/names.ts';
import type { ColumnReference, FromItem, FunctionCall, Query } from '../../../server/core/schema/query.ts';
import type { Span } from '../../../server/core/text/span.ts';
import type { Note } from './annotate.ts';

/** Everything a query names, each at its place; `scope` numbers the levels in the order they are met. */
export function queryNotes(query: Query): Note[] {
  const notes: Note[] = [];
  let scopes = 0;
  const visit = (level: Query, from: string): void => {
    const scope = `${from}${++scopes}`;
    const note = (at: Span, text: string): void => void notes.push({ at, text: `${scope} ${text}` });
    const call = (found: FunctionCall): string =>
      `${showName(found.name)}/${found.arguments}${found.literals.length > 0 ? ` '${found.literals.join("' '")}'` : ''}`;
    const item = (found: FromItem): void => {
      const columns =
        'columnAliases' in found && found.columnAliases.length > 0 ? ` (${found.columnAliases.join(' ')})` : '';
      const alias = 'alias' in found && found.alias ? ` as ${found.alias}${columns}` : columns;
      if (found.kind === 'relation') note(found.at, `from ${showName(found.name)}${alias}`);
      else if (found.kind === 'function') note(found.call.at, `from ${call(found.call)}${alias}`);
      else if (found.kind === 'query') visit(found.query, `${scope} ${found.lateral ? 'lateral ' : ''}sub${alias} `);
      else {
        item(found.left);
        item(found.right);
        for (const column of found.using) note(column.at, `using ${column.name}`);
        if (found.natural) note({ start: 0, end: 1 }, 'natural join');
      }
    };
    const name = (reference: ColumnReference): string => [...reference.qualifier, reference.name].join('.');
    if (level.target) {
      const { alias } = level.target;
      note(level.target.at, `${level.verb} ${showName(level.target.name)}${alias ? ` as ${alias}` : ''}`);
    }
    for (const column of level.insertColumns ?? []) note(column.at, `inserts ${column.name}`);
    if (level.target && level.insertWidth !== undefined) {
      note(level.target.at, `values ${level.insertWidth}: ${(level.insertValues ?? []).join(' ')}`);
    }
    if (level.target && level.overriding) note(level.target.at, `overriding ${level.overriding}`);
    for (const assignment of level.assignments ?? [])
      note(assignment.at, `sets ${assignment.name} to ${assignment.value}`);
    if (level.conflict) {
      const { expressions } = level.conflict;
      note(
        level.conflict.at,
        `conflict${expressions ? ` and ${expressions} expressions` : ''}${level.conflict.update ? ', updates' : ''}`,
      );
      for (const column of level.conflict.columns) note(column.at, `conflict on ${column.name}`);
      if (level.conflict.constraint)
        note(level.conflict.constraint.at, `conflict on constraint ${level.conflict.constraint.name}`);
    }
    for (const common of level.with) {
      const columns = common.columns.length > 0 ? ` (${common.columns.join(' ')})` : '';
      visit(common.query, `${scope} with ${common.recursive ? 'recursive ' : ''}${common.name}${columns} `);
    }
    for (const from of level.from) item(from);
    for (const reference of level.references) {
      const output = level.outputs.find((column) => column.reference === reference);
      const as = output?.name !== undefined && output.name !== reference.name ? ` as ${output.name}` : '';
      const clause = reference.clause ? ` (${reference.clause})` : '';
      note(reference.at, `${output ? 'outputs' : 'reads'} ${name(reference)}${as}${clause}`);
    }
    const computed = level.outputs.filter((output) => !output.reference).map((output) => output.name ?? '?');
    if (computed.length > 0) note(level.target?.at ?? { start: 4, end: 5 }, `outputs ${computed.join(' ')}`);
    for (const found of level.calls) note(found.at, `calls ${call(found)}`);
    for (const type of level.types) note(type.at, `type ${showName(type.name)}`);
    for (const nested of level.nested) visit(nested, `${scope} in `);
    for (const branch of level.branches) visit(branch, `${scope} branch `);
    if (level.source) visit(level.source, `${scope} source `);
  };
  visit(query, '');
  return notes;
}
