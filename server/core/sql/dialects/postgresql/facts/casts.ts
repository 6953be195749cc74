import { sameType, type TypeReference } from '../../../../schema/types.ts';

/**
 * What a conversion does to the values a table holds. `none`: the bytes stay as they are; `utc`: so too, but only in a session
 * whose TimeZone is UTC; `write`: every row is written again.
 */
export type Conversion = 'none' | 'utc' | 'write';

/** From one type to another by assignment or by a cast; neither is a domain. */
export function conversion(from: TypeReference, to: TypeReference, version: number): Conversion {
  if (sameType(from, to)) return 'none';
  // Arrays are converted element by element, into a new array (measured on 15 and 18, text[] → varchar[] included).
  if (from.dimensions > 0 || to.dimensions > 0) return 'write';
  const [source, target] = [plain(from), plain(to)];
  if (source === target) return keepsLength(source, from, to) ? 'none' : 'write';
  // Only a type's own length is known to be kept: of any other it must be checked anew.
  const unlimited = { ...from, name: to.name, modifiers: [] };
  const fits = to.modifiers.length === 0 || keepsLength(target, unlimited, to);
  if (binary.has(`${source}>${target}`) || binary.has(`${source}>*`)) return fits ? 'none' : 'write';
  const zoned = zones.has(source) && zones.has(target);
  return zoned && version >= 12 && fits ? 'utc' : 'write';
}

/** Whether operators, and so indexes and keys, mean the same for both types: their operator classes are shared. */
export function sameOperators(from: TypeReference, to: TypeReference): boolean {
  if (from.dimensions !== to.dimensions) return false;
  const family = (type: TypeReference): string => families[plain(type)] ?? `${type.schema ?? ''}.${plain(type)}`;
  return family(from) === family(to);
}

/** varchar has no operators of its own, nor has cidr: `pg_opclass`. */
const families: Readonly<Record<string, string>> = {
  'character varying': 'text',
  text: 'text',
  cidr: 'inet',
  inet: 'inet',
};

const zones = new Set(['timestamp without time zone', 'timestamp with time zone']);

/** `interval day to second` is an interval with a modifier. */
const plain = (type: TypeReference): string => (type.name.startsWith('interval') ? 'interval' : type.name);

/** Casts that change nothing (`pg_cast.castmethod = 'b'`), of PostgreSQL 15 and 18 and of citext. */
const binary: ReadonlySet<string> = new Set(
  [
    'bit>bit varying, bit varying>bit, character varying>text, text>character varying, text>character, text>bpchar',
    'character varying>character, character varying>bpchar, character>bpchar, cidr>inet, integer>oid, oid>integer',
    'xml>text, xml>character varying, xml>character, xml>bpchar, regproc>regprocedure, regprocedure>regproc',
    'regoper>regoperator, regoperator>regoper, citext>text, text>citext, citext>character varying, character varying>citext',
    'citext>character, citext>bpchar',
    ...['regclass', 'regtype', 'regproc', 'regprocedure', 'regoper', 'regoperator', 'regconfig', 'regdictionary']
      .concat('regnamespace', 'regrole', 'regcollation')
      .flatMap((name) => [`oid>${name}`, `${name}>oid`, `integer>${name}`, `${name}>integer`]),
  ].flatMap((list) => list.split(', ')),
);

/**
 * Whether a change of length or precision alone leaves every value as it is. These types have a support function that says so
 * (`varchar_support`, `numeric_support`, `varbit_support`, `timestamp_support`, `time_support`, `interval_support`); char(n)
 * and bit(n) have none and are always written again, longer ones too (measured on 10–18).
 */
function keepsLength(name: string, from: TypeReference, to: TypeReference): boolean {
  const [a, scale = 0] = from.modifiers;
  const [b, newScale = 0] = to.modifiers;
  switch (name) {
    case 'character varying':
    case 'bit varying':
      return b === undefined || (a !== undefined && a <= b);
    case 'numeric':
      return b === undefined || (a !== undefined && scale === newScale && a <= b);
    case 'timestamp without time zone':
    case 'timestamp with time zone':
    case 'time without time zone':
    case 'time with time zone':
      return b === undefined || b >= 6 || (a !== undefined && a <= b);
    case 'interval': {
      const [old, now] = [leastField(from.name), leastField(to.name)];
      const finer = old > 0 || b === undefined || b >= 6 || (a !== undefined && b >= a);
      return now <= old && finer;
    }
    default:
      // No length at all, or one that is checked value by value; bpchar is char without a length.
      return b === undefined && name !== '"char"' && name !== 'bit';
  }
}

/** The smallest unit an interval keeps, smallest first: `interval_support`. */
const leastField = (name: string): number => {
  const unit = name.split(' ').at(-1) ?? '';
  return Math.max(0, ['second', 'minute', 'hour', 'day', 'month', 'year'].indexOf(unit));
};
