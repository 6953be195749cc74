import type { TypeReference } from '../../../schema/types.ts';
import type { TypeName } from './ast.ts';
import { strings } from './ast.ts';
import { listName, withoutSystemSchema } from './names.ts';

/** Internal names → what `format_type()` prints (`src/backend/utils/adt/format_type.c`). */
const CANONICAL: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  varchar: 'character varying',
  varbit: 'bit varying',
  decimal: 'numeric',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
  time: 'time without time zone',
  timetz: 'time with time zone',
  char: '"char"',
};

const SERIAL: Readonly<Record<string, string>> = {
  serial: 'integer',
  serial4: 'integer',
  bigserial: 'bigint',
  serial8: 'bigint',
  smallserial: 'smallint',
  serial2: 'smallint',
};

/** Fields of an interval by the mask in its first modifier; `1 << field` as in `utils/datetime.h`. */
const INTERVAL_FIELDS: ReadonlyMap<number, string> = new Map([
  [4, 'year'],
  [2, 'month'],
  [8, 'day'],
  [1024, 'hour'],
  [2048, 'minute'],
  [4096, 'second'],
  [6, 'year to month'],
  [1032, 'day to hour'],
  [3080, 'day to minute'],
  [7176, 'day to second'],
  [3072, 'hour to minute'],
  [7168, 'hour to second'],
  [6144, 'minute to second'],
]);

/** A type as the server stores it. Array bounds say nothing to the server: any array has one dimension here. */
export function typeReference(type: TypeName | undefined): TypeReference {
  const parts = strings(type?.names);
  const dimensions = type?.arrayBounds?.length ? 1 : 0;
  if (type?.pct_type) return { name: `${parts.join('.')}%TYPE`, modifiers: [], dimensions };
  const { schema, name } = withoutSystemSchema(listName(type?.names));
  const numbers: number[] = [];
  const words: string[] = [];
  for (const modifier of type?.typmods ?? []) {
    const constant = modifier.A_Const;
    if (constant?.ival) numbers.push(constant.ival.ival ?? 0);
    words.push(
      constant
        ? String(constant.sval?.sval ?? constant.fval?.fval ?? constant.ival?.ival ?? 0)
        : strings(modifier.ColumnRef?.fields).join('.'),
    );
  }
  // PostGIS: geometry(Point,4326)
  const members = numbers.length < words.length ? { members: words } : {};
  if (schema !== undefined) return { schema, name, modifiers: members.members ? [] : numbers, dimensions, ...members };
  if (name === 'interval') return interval(numbers, dimensions);
  if (name === 'bpchar' && numbers.length > 0) return { name: 'character', modifiers: numbers, dimensions };
  const canonical = CANONICAL[name] ?? name;
  const modifiers = canonical === 'numeric' && numbers.length === 1 ? [...numbers, 0] : numbers;
  return { name: canonical, modifiers: members.members ? [] : modifiers, dimensions, ...members };
}

/** The integer beneath a serial type, if it is one. */
export function serialType(type: TypeName | undefined): TypeReference | undefined {
  const parts = strings(type?.names);
  const name = parts.length === 1 && !type?.arrayBounds?.length ? SERIAL[parts[0] as string] : undefined;
  return name === undefined ? undefined : { name, modifiers: [], dimensions: 0 };
}

function interval(modifiers: readonly number[], dimensions: number): TypeReference {
  const [mask, precision] = modifiers;
  const fields = mask === undefined ? undefined : INTERVAL_FIELDS.get(mask);
  return {
    name: fields ? `interval ${fields}` : 'interval',
    modifiers: precision === undefined ? [] : [precision],
    dimensions,
  };
}
