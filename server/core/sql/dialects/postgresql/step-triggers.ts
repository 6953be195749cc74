import type { Catalog, Table } from '../../../schema/catalog.ts';
import type { Change } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import { dollarQuoted, name, quote } from './print-names.ts';
import { createPostgresqlReader } from './read.ts';
import { fitted, functionName } from './trigger-names.ts';

/** A trigger function's body, and where it is hung on: what stands between the trigger's name and EXECUTE. */
export interface StepFunction {
  readonly suffix: string;
  readonly body: string;
  readonly triggers: readonly { readonly suffix: string; readonly on: string }[];
}

/**
 * The functions and their triggers, made and dropped. They run with their owner's rights, as a server that writes to one table need
 * not be allowed to write to the other; their triggers come after others of the same kind.
 */
export function stepTriggers(
  catalog: Catalog,
  source: Table,
  table: Name,
  column: string,
  functions: readonly StepFunction[],
): { readonly create: readonly Change[]; readonly drop: readonly Change[] } {
  const path = [...catalog.searchPath, 'pg_temp'].map(quote).join(', ');
  const named = functions.map((each) => ({ ...each, name: functionName(catalog, source, table, column, each.suffix) }));
  const statements = [
    ...named.map(
      (each) =>
        `CREATE FUNCTION ${name(each.name)}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${path} AS ${dollarQuoted(each.body)}`,
    ),
    ...named.flatMap((each) =>
      each.triggers.map(
        ({ suffix, on }) =>
          `CREATE TRIGGER ${quote(fitted(`zz_${column}`, suffix))} ${on} EXECUTE FUNCTION ${name(each.name)}()`,
      ),
    ),
  ];
  const { read } = createPostgresqlReader();
  const create = statements.flatMap((statement) => read(statement).changes);
  const gone = { ifExists: false, cascade: false, at: { start: 0, end: 0 } };
  return {
    create,
    drop: [
      ...create.flatMap((change): Change[] =>
        change.kind === 'create-trigger'
          ? [{ kind: 'drop-trigger', trigger: change.trigger, table: change.table, ...gone }]
          : [],
      ),
      ...named.map(
        (each): Change => ({ kind: 'drop-function', function: each.name, arguments: [], procedure: false, ...gone }),
      ),
    ],
  };
}
