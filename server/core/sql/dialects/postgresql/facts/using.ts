import type { TypeReference } from '../../../../schema/types.ts';
import { unwrap, type Words, words } from './proofs.ts';

/**
 * The types that USING takes a column through: `c` none, `c::text` one, `CAST(c AS text)::varchar(9)` two. Undefined for any
 * other expression, which then computes every value anew.
 */
export function castsOf(using: string, column: string): readonly TypeReference[] | undefined {
  return read(words(using), column);
}

function read(text: Words, column: string): readonly TypeReference[] | undefined {
  const inner = unwrap(text);
  if (inner.at(-1) === column && (inner.length === 1 || (inner.length === 3 && inner[1] === '.'))) return [];
  const last = topLevel(inner, '::');
  if (last > 0) return followed(inner.slice(0, last), inner.slice(last + 1), column);
  if (inner[0] === 'cast' && inner[1] === '(' && inner.at(-1) === ')') {
    const body = inner.slice(2, -1);
    const as = topLevel(body, 'as');
    if (as > 0) return followed(body.slice(0, as), body.slice(as + 1), column);
  }
  return undefined;
}

function followed(subject: Words, type: Words, column: string): readonly TypeReference[] | undefined {
  const before = read(subject, column);
  const to = typeOf(type);
  return before && to && [...before, to];
}

/** Where a mark stands last outside brackets; -1 if nowhere. */
function topLevel(text: Words, mark: string): number {
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    if (text[i] === ')') depth++;
    else if (text[i] === '(') depth--;
    else if (depth === 0 && text[i] === mark) return i;
  }
  return -1;
}

/** Words of a type name → canonical name, for the types between which a cast may be free. */
const canonical: Readonly<Record<string, string>> = {
  text: 'text',
  varchar: 'character varying',
  'character varying': 'character varying',
  citext: 'citext',
  numeric: 'numeric',
  decimal: 'numeric',
  int: 'integer',
  int4: 'integer',
  integer: 'integer',
  bigint: 'bigint',
  int8: 'bigint',
  oid: 'oid',
  inet: 'inet',
  cidr: 'cidr',
  varbit: 'bit varying',
  'bit varying': 'bit varying',
  timestamp: 'timestamp without time zone',
  'timestamp without time zone': 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
  'timestamp with time zone': 'timestamp with time zone',
};

function typeOf(text: Words): TypeReference | undefined {
  const modifiers = text.filter((word) => /^\d+$/.test(word)).map(Number);
  const name = canonical[text.filter((word) => /^[\p{L}_]/u.test(word)).join(' ')];
  if (name === undefined || text.some((word) => !/^[\p{L}\p{N}_(),]+$/u.test(word))) return undefined;
  return {
    name,
    modifiers: name === 'numeric' && modifiers.length === 1 ? [...modifiers, 0] : modifiers,
    dimensions: 0,
  };
}
