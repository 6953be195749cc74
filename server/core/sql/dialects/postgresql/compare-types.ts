import type { Catalog } from '../../../schema/catalog.ts';
import type { TypeChange, TypeReference } from '../../../schema/types.ts';
import { baseType, domainsOf } from './facts/domains.ts';

/**
 * How a column's new type looks to a server that knew the old one: it reads values its statements, parameters and driver
 * were made for, and goes on writing its own.
 *
 * - `widens` is only said where the driver gets the same kind of value, literals and operators keep their meaning, and every
 *   old value fits: varchar(n) to a longer one or to text, numeric of the same scale and more digits, more digits of a
 *   second, a domain with fewer checks.
 * - Another size of number `differs`, also the larger one. Not because of SQL (measured: an old `INSERT … $1::int` goes on
 *   working after integer → bigint) but because of what comes back: node-postgres hands over int8 as a string and int4 as a
 *   number, and strict drivers (sqlx, tokio-postgres, diesel) refuse to decode int8 into 32 bits. A prepared SELECT of the
 *   column fails as well, but that it does after any change of type. A smaller one `narrows`, which is the worse of both.
 * - char(n) pads and compares without trailing blanks, citext compares without case, timestamptz turns with the session's
 *   TimeZone: each `differs` from its neighbour. So does everything that is converted by way of text (measured breaks:
 *   integer → text, text → uuid, integer → boolean, text → json).
 *
 * A domain is its base type plus checks; an array is compared by its elements.
 */
export function compareTypes(from: TypeReference, to: TypeReference, catalog: Catalog): TypeChange {
  if (from.dimensions > 0 !== to.dimensions > 0) return 'differs';
  const [source, target] = [baseType(catalog, elementOf(from)), baseType(catalog, elementOf(to))];
  if (source.dimensions > 0 !== target.dimensions > 0) return 'differs';
  return worse(compareBase(source, target), compareChecks(from, to, catalog));
}

const order: readonly TypeChange[] = ['same', 'widens', 'narrows', 'differs'];

const worse = (a: TypeChange, b: TypeChange): TypeChange => (order.indexOf(a) >= order.indexOf(b) ? a : b);

/** Whole numbers, and floating ones, the smaller first. */
const sizes: readonly (readonly string[])[] = [
  ['smallint', 'integer', 'bigint'],
  ['real', 'double precision'],
];

/** Types that hold the same kind of value, the one that holds less first. */
const texts = ['character varying', 'text'];

function compareBase(from: TypeReference, to: TypeReference): TypeChange {
  const [source, target] = [simple(from), simple(to)];
  if (source === target) return sameNamed(source, from, to);
  if (texts.includes(source) && texts.includes(target)) return limit(from) <= limit(to) ? 'widens' : 'narrows';
  for (const list of sizes) {
    const [a, b] = [list.indexOf(source), list.indexOf(target)];
    if (a >= 0 && b >= 0) return a > b ? 'narrows' : 'differs';
  }
  return 'differs';
}

/** `interval day to second` is an interval; a type of the default schema is the same with its schema written or not. */
function simple(type: TypeReference): string {
  const name = type.name.startsWith('interval') ? 'interval' : type.name;
  return type.schema === undefined || type.schema === 'public' ? name : `${type.schema}.${name}`;
}

/** How long a text may be; Infinity without a limit. */
const limit = (type: TypeReference): number => (type.name === 'text' ? undefined : type.modifiers[0]) ?? Infinity;

function sameNamed(name: string, from: TypeReference, to: TypeReference): TypeChange {
  const [[a = Infinity, scale = 0], [b = Infinity, newScale = 0]] = [from.modifiers, to.modifiers];
  const bySize = (old: number, now: number): TypeChange => (old === now ? 'same' : old < now ? 'widens' : 'narrows');
  switch (name) {
    case 'character varying':
    case 'bit varying':
      return bySize(a, b);
    case 'bpchar':
    case 'character':
      // A longer one pads what is read with more blanks.
      return a === b ? 'same' : a < b ? 'differs' : 'narrows';
    case 'bit':
      return a === b ? 'same' : a < b ? 'differs' : 'narrows';
    case 'numeric':
      return compareNumeric({ digits: a, scale }, { digits: b, scale: newScale });
    case 'interval':
      return bySize(rank(from), rank(to));
    case 'timestamp without time zone':
    case 'timestamp with time zone':
    case 'time without time zone':
    case 'time with time zone':
      return bySize(Math.min(a, 6), Math.min(b, 6));
    default:
      return compareMembers(from, to);
  }
}

/** Without modifiers any number fits. Another scale shows in what is read: 1.50 where 1.5 was. */
function compareNumeric(from: Numeric, to: Numeric): TypeChange {
  if (from.digits === to.digits && from.scale === to.scale) return 'same';
  if (to.digits === Infinity) return 'widens';
  if (from.digits === Infinity) return 'narrows';
  return to.scale >= from.scale && to.digits - to.scale >= from.digits - from.scale ? 'widens' : 'narrows';
}

interface Numeric {
  readonly digits: number;
  readonly scale: number;
}

/** An interval by its smallest unit, then by the digits of its seconds. */
function rank(type: TypeReference): number {
  const units = ['year', 'month', 'day', 'hour', 'minute', 'second'];
  const unit = units.indexOf(type.name.split(' ').at(-1) ?? '');
  return (unit < 0 ? units.length - 1 : unit) * 10 + Math.min(type.modifiers[0] ?? 6, 6);
}

/** Modifiers that nobody here understands, as those of PostGIS: another one differs. Enums are the same by their name. */
function compareMembers(from: TypeReference, to: TypeReference): TypeChange {
  const text = (type: TypeReference): string => [...type.modifiers, '/', ...(type.members ?? [])].join();
  return text(from) === text(to) ? 'same' : 'differs';
}

/** What the domains of the new type check beyond those of the old: fewer checks widen, others narrow. */
function compareChecks(from: TypeReference, to: TypeReference, catalog: Catalog): TypeChange {
  const [old, now] = [checksOf(from, catalog), checksOf(to, catalog)];
  if (now.some((check) => !old.includes(check))) return 'narrows';
  return old.length > now.length ? 'widens' : 'same';
}

const checksOf = (type: TypeReference, catalog: Catalog): string[] =>
  domainsOf(catalog, elementOf(type)).flatMap((domain) => [
    ...(domain.notNull ? ['not null'] : []),
    ...domain.checks.map((check) => check.expression.text),
  ]);

const elementOf = (type: TypeReference): TypeReference => (type.dimensions > 0 ? { ...type, dimensions: 0 } : type);
