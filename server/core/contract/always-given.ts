import type { CodeFile } from './code-file.ts';
import type { QueryArguments } from './sources/sqlc-arguments.ts';
import { nameKey } from './words.ts';

/** Types of Go that are never sent as NULL. */
const values = /^(?:string|bool|u?int(?:8|16|32|64)?|float(?:32|64)|uuid\.UUID|time\.Time)$/;
/** Those that say whether there is a value. */
const optional = /^(?:\w+\.)?Null\w+$|^\*/;

/**
 * Whether a query that sqlc made a function of is given a value for a column each time it is called: by the type of its
 * parameter, or because whoever calls it fills the arguments in and says that there is one.
 */
export function alwaysGiven(files: readonly CodeFile[], query: string, table: string, column: string): boolean {
  const known = files
    .flatMap(({ found }) => found.generates?.arguments ?? [])
    .filter((each) => each.function === query);
  const [only] = known;
  const at = only && known.length === 1 ? parameterOf(only, table, column) : undefined;
  const given = at === undefined ? undefined : only?.given[at];
  if (!only || !given) return false;
  if (values.test(given.type)) return true;
  const { field } = given;
  if (field === undefined || !optional.test(given.type)) return false;
  const filled = files
    .filter(({ kind, found }) => kind !== 'aside' && !found.generates)
    .flatMap(({ found }) => found.filled ?? [])
    .filter(({ struct }) => struct === only.struct);
  const aside = files.some(
    ({ kind, words, path }) =>
      kind === 'aside' &&
      path.endsWith('.go') &&
      only.struct &&
      words.has(nameKey(only.struct)) &&
      !/(^|\/)(?:mocks?|fixtures|tests?)\//.test(path),
  );
  return !aside && filled.length > 0 && filled.every(({ valid }) => valid?.includes(field));
}

/** The parameter that an INSERT or UPDATE gives a column, from 0. */
function parameterOf({ text }: QueryArguments, table: string, column: string): number | undefined {
  const name = (one: string): string => one.trim().replace(/^"|"$/g, '').toLowerCase();
  const number = (value: string | undefined): number | undefined => {
    const found = /^\s*\$(\d+)(?:\s*::\s*[\w."[\]]+)?\s*$/.exec(value ?? '')?.[1];
    return found === undefined ? undefined : Number(found) - 1;
  };
  const insert =
    /^\s*INSERT\s+INTO\s+(?:\w+\.)?"?(\w+)"?\s*\(([^()]*)\)\s*VALUES\s*\(([^()]*)\)\s*(?:RETURNING\b[\s\S]*)?;?\s*$/i.exec(
      text,
    );
  if (insert && name(insert[1] as string) === table.toLowerCase()) {
    const columns = (insert[2] as string).split(',').map(name);
    const given = (insert[3] as string).split(',');
    return columns.length === given.length ? number(given[columns.indexOf(column.toLowerCase())]) : undefined;
  }
  const update =
    /^\s*UPDATE\s+(?:\w+\.)?"?(\w+)"?\s+SET\s+([^()]*?)(?:\bWHERE\b[^()]*(?:\bRETURNING\b[\s\S]*)?)?;?\s*$/i.exec(text);
  if (!update || name(update[1] as string) !== table.toLowerCase()) return undefined;
  const set = (update[2] as string).split(',').find((each) => name(each.split('=')[0] ?? '') === column.toLowerCase());
  return number(set?.slice(set.indexOf('=') + 1));
}
