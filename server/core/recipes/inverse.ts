import type { Column } from '../schema/catalog.ts';
import { showType } from '../schema/types.ts';
import { isBare } from './conversion.ts';
import type { Formula } from './formula.ts';
import { pieces, topLevel } from './update-text.ts';

/** A column that takes part of an old one's place, and what it is computed as. */
export interface Part {
  readonly name: string;
  readonly text: boolean;
  readonly formula: Formula;
}

type Quote = (name: string) => string;

/** How an old column is computed from the one or several that it gives way to, where that is known. */
export function inverseOfParts(old: Column, parts: readonly Part[], quote: Quote): string | undefined {
  const [only] = parts;
  if (parts.length === 1 && only) return inverseOfOne(old, only, quote);
  const shapes = parts.map(({ formula }) => partOf(shape(formula, [old], quote)));
  const separator = shapes[0]?.separator;
  if (separator === undefined || shapes.some((each) => each?.separator !== separator)) return undefined;
  const order = [...parts.keys()].sort((a, b) => (shapes[a]?.place ?? 0) - (shapes[b]?.place ?? 0));
  const places = order.map((i) => shapes[i]?.place ?? 0);
  const rest = places.at(-1) === REST;
  if (!places.every((place, i) => place === i + 1 || (rest && i === places.length - 1))) return undefined;
  if (rest && places.length > 2 && shapes[order.at(-1) ?? 0]?.from !== places.length) return undefined;
  const values = order.map((i) => {
    const part = parts[i] as Part;
    return part.text ? `nullif(${quote(part.name)}, '')` : quote(part.name);
  });
  const nothing = order.map((i) => `${quote((parts[i] as Part).name)} IS NULL`).join(' AND ');
  return `CASE WHEN ${nothing} THEN NULL ELSE concat_ws(${separator}, ${values.join(', ')}) END`;
}

const REST = Number.MAX_SAFE_INTEGER;
const S = `('(?:[^']|'')+')`;
const FIRST = [
  `split_part\\(@,${S},1\\)`,
  `substring_index\\(@,${S},1\\)`,
  `\\(?string_to_array\\(@,${S}\\)\\)?\\[1\\]`,
  `left\\(@,strpos\\(@,${S}\\)-1\\)`,
  `left\\(@,position\\(${S}in@\\)-1\\)`,
];
const NTH = [`split_part\\(@,${S},(\\d+)\\)`, `\\(?string_to_array\\(@,${S}\\)\\)?\\[(\\d+)\\]`];
/** All after the first separator. */
const AFTER = [
  `substr(?:ing)?\\(@,length\\(split_part\\(@,${S},1\\)\\)\\+2\\)`,
  `substr(?:ing)?\\(@from(?:position|strpos)\\(${S}in@\\)\\+1\\)`,
  `substr(?:ing)?\\(@,position\\(${S}in@\\)\\+1\\)`,
  `substr(?:ing)?\\(@,strpos\\(@,${S}\\)\\+1\\)`,
  `substr(?:ing)?\\(@,(?:locate\\(${S},@\\)|instr\\(@,${S}\\))\\+1\\)`,
  `if\\(locate\\(${S},@\\)=0,(?:''|null),substr(?:ing)?\\(@,locate\\(${S},@\\)\\+1\\)\\)`,
  `array_to_string\\(\\(?string_to_array\\(@,${S}\\)\\)?\\[2:\\],${S}\\)`,
];
/** What stands last, however many there are. */
const LAST = [`substring_index\\(@,${S},-1\\)`, `split_part\\(@,${S},-1\\)`];

function partOf(
  text: string,
): { readonly separator: string; readonly place: number; readonly from?: number } | undefined {
  const found = (patterns: readonly string[]): readonly string[] | undefined => {
    for (const pattern of patterns) {
      const match = new RegExp(`^${pattern}$`).exec(text);
      if (match) return match.slice(1).filter((group) => group !== undefined);
    }
    return undefined;
  };
  const first = found(FIRST);
  if (first?.[0]) return { separator: first[0], place: 1 };
  const nth = found(NTH);
  if (nth?.[0]) return { separator: nth[0], place: Number(nth[1]) };
  const rest = found(AFTER) ?? found(LAST);
  // `+ 1` and `+ 2` step over one character.
  return rest?.[0] && (rest.length > 1 ? rest[0] === rest[1] : rest[0].length === 3)
    ? { separator: rest[0], place: REST, from: 2 }
    : undefined;
}

/** A formula without blanks, case and what only tidies up: `nullif(trim(split_part(@,' ',1)),'')` is `split_part(@,' ',1)`. */
function shape({ value }: Formula, columns: readonly Column[], quote: Quote): string {
  const marks = new Map(columns.map((column, i) => [column.name, '@'.repeat(i + 1)]));
  const text = value((name) => marks.get(name) ?? quote(name));
  let plain = text.replace(
    /('(?:[^']|'')*')|\s+|[A-Z]+/g,
    (token, string?: string) => string ?? token.trim().toLowerCase(),
  );
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain
      .replace(/^(?:nullif|coalesce)\((.*),''\)$/, '$1')
      .replace(/^(?:b?trim)\((.*)\)$/, '$1')
      .replace(/^\((.*)\)$/, (whole, inner: string) => (balanced(inner) ? inner : whole))
      .replace(/::[a-z0-9_]+(\([\d,]+\))?$/, '');
    if (!balanced(plain)) return before;
  }
  return plain;
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/'(?:[^']|'')*'|[()]/g)) {
    if (token === '(') depth++;
    if (token === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

function inverseOfOne(old: Column, { name, formula }: Part, quote: Quote): string | undefined {
  if (isBare(formula, old)) return quote(name);
  const type = showType(old.type);
  const plain = shape(formula, [old], quote);
  if (plain === '@') return /^[a-z ]+(\([\d,]+\))?$/.test(type) ? `${quote(name)}::${type}` : undefined;
  const [, times] = /^(?:round\()?\(?@\*(\d+(?:\.\d+)?)\)?(?:,0)?\)?$/.exec(plain) ?? [];
  if (times !== undefined && Number(times) !== 0)
    return `${quote(name)} / ${times.includes('.') ? times : `${times}.0`}`;
  if (/^to_timestamp\(@\)$/.test(plain)) return `extract(epoch FROM ${quote(name)})::${type}`;
  return inverseOfCase(formula, old, name, quote);
}

/** `CASE old WHEN 'a' THEN 1 WHEN 'b' THEN 2 END`, where no two values become one. */
export function inverseOfCase(formula: Formula, old: Column, name: string, quote: Quote): string | undefined {
  const text = formula.value((column) => (column === old.name ? '@' : column)).trim();
  const [, head, body, tail = ''] =
    /^case\s+(@(?:::text)?)\s+(when\b[\s\S]*?)\s*(else\s+[\s\S]*?)?\s*end(?:::[\w."]+)?$/i.exec(text) ?? [];
  if (head === undefined || body === undefined) return undefined;
  const literal = `('(?:[^']|'')*'(?:::\\w+)?|-?\\d+|true|false)`;
  const pairs = [...body.matchAll(new RegExp(`when\\s+${literal}\\s+then\\s+${literal}`, 'gi'))];
  const covered = pairs.reduce((rest, [whole]) => rest.replace(whole, ''), body);
  if (pairs.length === 0 || covered.trim() !== '') return undefined;
  const images = pairs.map(([, , to]) => to);
  if (new Set(images).size < images.length) return undefined;
  const otherwise =
    tail === '' || /^else\s+null$/i.test(tail)
      ? ''
      : /^else\s+@(::text)?$/i.test(tail)
        ? ` ELSE ${quote(name)}`
        : undefined;
  if (otherwise === undefined) return undefined;
  return `CASE ${quote(name)} ${pairs.map(([, from, to]) => `WHEN ${to} THEN ${from}`).join(' ')}${otherwise} END`;
}

/** How each of several old columns is computed from the one they are put together in. */
export function inverseOfWhole(
  olds: readonly Column[],
  { name, formula }: Part,
  quote: Quote,
  dialect: 'postgresql' | 'mysql',
): ReadonlyMap<string, string> | undefined {
  const joined = joinedBy(formula, olds, quote);
  if (!joined || joined.order.length !== olds.length) return undefined;
  const { separator, order } = joined;
  const count = order.length;
  if (dialect === 'mysql' && count > 2) return undefined;
  const whole = quote(name);
  return new Map(
    order.map((column, i) => {
      const value =
        dialect === 'postgresql'
          ? i < count - 1
            ? `split_part(${whole}, ${separator}, ${i + 1})`
            : `array_to_string((string_to_array(${whole}, ${separator}))[${count}:], ${separator})`
          : i === 0
            ? `substring_index(${whole}, ${separator}, 1)`
            : `if(locate(${separator}, ${whole}) = 0, '', substr(${whole}, locate(${separator}, ${whole}) + ${separator.length - 2}))`;
      // What may be NULL says nothing by NULL.
      return [column.name, column.notNull ? value : `nullif(${value}, '')`];
    }),
  );
}

/** `a || ' ' || b`, `concat(a, ' ', b)`, `concat_ws(' ', a, b)`. */
function joinedBy(formula: Formula, olds: readonly Column[], quote: Quote) {
  const text = shape(formula, olds, quote);
  const [, name, inside] = /^(concat_ws|concat)\((.*)\)$/.exec(text) ?? [];
  const list = inside !== undefined && balanced(inside);
  const body = list ? inside : text;
  const parts = pieces(body, 0, body.length, topLevel(body), list ? /^,$/ : /^\|\|$/);
  const columnOf = (part: string): Column | undefined => {
    const mark = /^(?:(?:coalesce|nullif)\()?(?:b?trim\()?(@+)\)?(?:,''\))?$/.exec(part)?.[1];
    return mark === undefined ? undefined : olds[mark.length - 1];
  };
  const isText = (part: string): boolean => /^'(?:[^']|'')+'$/.test(part);
  const given = name === 'concat_ws' ? parts.slice(1) : parts.filter((_, i) => i % 2 === 0);
  const between = name === 'concat_ws' ? parts.slice(0, 1) : parts.filter((_, i) => i % 2 === 1);
  const order = given.map(columnOf);
  const [separator] = between;
  if (separator === undefined || !isText(separator) || between.some((each) => each !== separator)) return undefined;
  if (order.some((column) => !column) || new Set(order).size < order.length) return undefined;
  return { separator, order: order.filter((column) => column !== undefined) };
}
