import type { Settings } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { TypeReference } from '../../../schema/types.ts';
import { createPostgresqlReader } from './read.ts';

export const { quote } = createPostgresqlReader();

export const name = (of: Name): string =>
  of.schema === undefined ? quote(of.name) : `${quote(of.schema)}.${quote(of.name)}`;

export const columns = (names: readonly string[]): string => `(${names.map(quote).join(', ')})`;

/** A string constant that means the same whatever `standard_conforming_strings` says. */
export const text = (value: string): string => {
  const quoted = `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  return value.includes('\\') ? `E${quoted}` : quoted;
};

/** A body between dollar quotes that it does not hold itself. */
export function dollarQuoted(body: string): string {
  let tag = '$$';
  for (let n = 0; body.includes(tag) || body.endsWith('$'); n++) {
    tag = n === 0 ? '$body$' : `$body${n}$`;
    if (!body.includes(tag)) break;
  }
  return tag + body + tag;
}

/** `(fillfactor = 70)`; of what is reset the names alone. */
export const settings = (list: Settings): string =>
  `(${Object.entries(list)
    .map(([option, value]) => (value === null ? quoteOption(option) : `${quoteOption(option)} = ${setting(value)}`))
    .join(', ')})`;

/** SET (…), or RESET (…), which gives no values. */
export const setOrReset = (list: Settings): string =>
  `${Object.values(list).every((value) => value === null) ? 'RESET' : 'SET'} ${settings(list)}`;

/** As OWNER TO names it; without a name, whoever runs the statement. */
export const role = (owner: string): string => (owner === '' ? 'CURRENT_USER' : quote(owner));

/** The part before a dot, as in `toast.autovacuum_enabled`, is not kept. */
const quoteOption = (option: string): string => option.split('.').map(quote).join('.');

const setting = (value: string): string => (/^(true|false|-?\d+(\.\d+)?)$/.test(value) ? value : text(value));

/** The parts that are there, with a space between them. */
export const spaced = (...parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join(' ');

/** A type as a column's definition names it; the parts that SQL spells as keywords are not quoted. */
export function printType(type: TypeReference): string {
  const base = typeName(type);
  const inner = type.members?.map(member).join(', ') ?? type.modifiers.join(', ');
  const [, head, tail] = /^(timestamp|time)( with(?:out)? time zone)$/.exec(base) ?? [];
  const whole = inner === '' ? base : head ? `${head}(${inner})${tail}` : `${base}(${inner})`;
  return whole + '[]'.repeat(type.dimensions);
}

const KEYWORDS =
  /^("char"|bigint|bit|bit varying|boolean|character|character varying|double precision|integer|interval( .*)?|json|numeric|real|smallint|time(stamp)? with(out)? time zone)$/;

function typeName(type: TypeReference): string {
  if (type.schema === undefined && KEYWORDS.test(type.name)) return type.name;
  const [, of] = /^(.*)%TYPE$/s.exec(type.name) ?? [];
  return of === undefined ? name(type) : `${of.split('.').map(quote).join('.')}%TYPE`;
}

/** PostGIS and the like: `geometry(point,4326)`. */
const member = (word: string): string => (/^-?\d+(\.\d+)?$/.test(word) || quote(word) === word ? word : text(word));
