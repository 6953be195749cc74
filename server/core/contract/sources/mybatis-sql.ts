import type { Dialect } from '../../sql/dialect.ts';
import type { FoundStatement } from '../source.ts';
import type { XmlElement, XmlNode } from './mybatis-xml.ts';

/** A stretch of SQL with where it stands in the file. A hole is what only the running program fills in: `${column}`. */
interface Piece {
  readonly text: string;
  readonly at: number;
  readonly hole?: true;
}

/** Which of its parts that depend on arguments a statement is read with. */
interface Choice {
  /** All that stand in `<if>`, none, only that one, or all of one condition. */
  readonly ifs: 'all' | 'none' | XmlElement | { readonly test: string };
  /** Which branch of each `<choose>`, from 0. */
  readonly branch: number;
}

export interface MapperContext {
  readonly dialect: Dialect;
  /** Fragments of the file, by their id. */
  readonly fragments: ReadonlyMap<string, XmlElement>;
  readonly lineAt: (offset: number) => number;
}

/**
 * The statements that one of MyBatis may become: with all that stands in `<if>`, with each branch of `<choose>`, and an INSERT
 * also with none, for a row may be sent without those columns. Facts: MyBatis 3's documentation (Mapper XML Files, Dynamic SQL).
 */
export function readMapped(nodes: readonly XmlNode[], verb: string, name: string | undefined, context: MapperContext) {
  const branches = Math.min(mostBranches, Math.max(1, ...elements(nodes, context).map(branchesOf)));
  const ifs = elements(nodes, context).filter(({ tag }) => tag === 'if');
  const made: FoundStatement[] = [];
  const seen = new Set<string>();
  const take = (ifs: Choice['ifs'], branch: number): FoundStatement | undefined => {
    const pieces = new Assembly(context, { ifs, branch }).all(nodes);
    const names = namesOf(pieces);
    if (seen.has(names)) return undefined;
    seen.add(names);
    return readOne(pieces, name, context);
  };
  for (let branch = 0; branch < branches; branch++) made.push(...[take('all', branch) ?? []].flat());
  if (made.some(({ queries }) => queries.length === 0))
    for (const one of ifs.slice(0, mostBranches)) {
      const statement = take(one, 0);
      if (statement && statement.queries.length > 0) made.push(unsure(statement));
    }
  if (verb === 'insert' && ifs.length > 0) {
    const tests = [...new Set(ifs.map(({ attributes }) => attributes.test ?? ''))];
    const none = readOne(new Assembly(context, { ifs: 'none', branch: 0 }).all(nodes), name, context);
    const read = (each: FoundStatement | undefined): each is FoundStatement =>
      each !== undefined && each.queries.length > 0;
    // Where no row can be empty, each column is left out by the row that has another only.
    const least = read(none)
      ? [none]
      : tests
          .slice(0, 2)
          .map((test) => readOne(new Assembly(context, { ifs: { test }, branch: 0 }).all(nodes), name, context))
          .filter(read);
    const table = /\binto\s+([\w."`[\]]+)/i.exec(made[0]?.text ?? '')?.[1];
    const empty = context.dialect.id === 'postgresql' && table !== undefined && !read(none);
    made.push(...least);
    if (empty) made.push(emptyInsert(table, made[0] as FoundStatement, context));
    else if (least.length < 2 && !read(none)) made.splice(0, made.length, ...made.map(unsure));
  }
  return { statements: made, understood: made.length > 0 && made.every(({ error }) => !error) };
}

/** What a statement names: others that name the same are not read again. */
const namesOf = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ text, hole }) => (hole ? '' : text))
    .join(' ')
    .replace(/\$\d+|\b(?:and|or|between|in|not|like)\b|[^\w]+/gi, ' ')
    .replace(/ +/g, ' ');

/** Nobody has more branches, but a machine. */
const mostBranches = 12;

/** A row of which every column is left out, where nothing is given. */
function emptyInsert(table: string, { line, name }: FoundStatement, { dialect }: MapperContext): FoundStatement {
  const sql = `INSERT INTO ${table} DEFAULT VALUES`;
  const read = dialect.readQuery(sql);
  return { line, text: sql, queries: 'queries' in read ? read.queries : [], ...(name === undefined ? {} : { name }) };
}

const isOf = (ifs: Choice['ifs'], { attributes }: XmlElement): boolean =>
  typeof ifs === 'object' && 'test' in ifs && ifs.test === attributes.test;

const unsure = (statement: FoundStatement): FoundStatement => ({ ...statement, dynamic: true, error: partly });
const partly = 'a part of it is put together at run time';

function readOne(
  pieces: readonly Piece[],
  name: string | undefined,
  context: MapperContext,
): FoundStatement | undefined {
  const { dialect, lineAt } = context;
  const holes = pieces.some((piece) => piece.hole);
  const first = pieces.find((piece) => piece.text.trim() !== '');
  if (!first) return undefined;
  const found: Omit<FoundStatement, 'queries'> = {
    line: lineAt(first.at + (first.text.length - first.text.trimStart().length)),
    text: joined(pieces).sql.trim().replace(/;\s*$/, ''),
    ...(name === undefined ? {} : { name }),
  };
  let error: string | undefined;
  for (const filling of holes ? fillings : ['']) {
    const { sql, places } = joined(pieces, filling);
    const lead = sql.length - sql.trimStart().length;
    const lineOf = (offset: number): number => lineAt(sourceOf(places, offset + lead));
    const read = dialect.readQuery(sql.trim().replace(/;\s*$/, ''));
    if ('queries' in read)
      return { ...found, queries: read.queries, lineOf, ...(holes ? { dynamic: true as const, error: partly } : {}) };
    error ??= read.error;
  }
  return {
    ...found,
    queries: [],
    ...(holes
      ? { dynamic: true as const, error: 'it is put together at run time' }
      : { error: error ?? 'it can not be read' }),
  };
}

const fillings = ['x', '1', '', 'AND TRUE', ', x'];
const longestFilling = Math.max(...fillings.map((filling) => filling.length));

/** With what fills the holes, or with the holes as they are written; both take the same room. */
function joined(pieces: readonly Piece[], filling?: string): { sql: string; places: { text: number; at: number }[] } {
  let sql = '';
  const places: { text: number; at: number }[] = [];
  let after = false;
  for (const { text, at, hole } of pieces) {
    places.push({ text: sql.length, at });
    // `${column} ${direction}`: the second says more of the first.
    const width = Math.max(text.length, longestFilling);
    sql += hole ? (filling === undefined ? text : after ? '' : filling).padEnd(width) : text;
    after = hole === true || (after && text.trim() === '');
  }
  return { sql, places };
}

function sourceOf(places: readonly { text: number; at: number }[], offset: number): number {
  let found = places[0] ?? { text: 0, at: 0 };
  for (const place of places) {
    if (place.text > offset) break;
    found = place;
  }
  return found.at + Math.max(0, offset - found.text);
}

const branchesOf = ({ tag, children }: XmlElement): number =>
  tag === 'choose' ? children.filter((each) => each.kind === 'element').length : 1;

/** All elements of a statement, those of the fragments it includes too. */
function elements(nodes: readonly XmlNode[], context: MapperContext, depth = 0): XmlElement[] {
  if (depth > 20) return [];
  return nodes.flatMap((node): XmlElement[] => {
    if (node.kind === 'text') return [];
    const included = node.tag === 'include' ? context.fragments.get(idOf(node.attributes.refid)) : undefined;
    return [node, ...elements(included?.children ?? node.children, context, depth + 1)];
  });
}

/** `com.shop.UserMapper.columns` is called `columns` in its own file. */
export const idOf = (refid = ''): string => refid.slice(refid.lastIndexOf('.') + 1);

class Assembly {
  constructor(
    private readonly context: MapperContext,
    private readonly choice: Choice,
    private readonly properties: Readonly<Record<string, string>> = {},
    private readonly depth = 0,
  ) {}

  all(nodes: readonly XmlNode[]): Piece[] {
    return nodes.flatMap((node) => (node.kind === 'text' ? this.text(node.text, node.at) : this.element(node)));
  }

  private text(text: string, at: number): Piece[] {
    const found: Piece[] = [];
    const value = this.context.dialect.id === 'postgresql' ? '$1' : '?';
    let from = 0;
    for (const match of text.matchAll(/([#$])\{([^{}]*)\}/g)) {
      found.push({ text: text.slice(from, match.index), at: at + from });
      from = match.index + match[0].length;
      const inner = (match[2] as string).trim();
      const said = match[1] === '$' ? this.properties[inner] : undefined;
      const place = at + match.index;
      if (said !== undefined) found.push(...this.text(said, place));
      else found.push(match[1] === '#' ? { text: value, at: place } : { text: match[0], at: place, hole: true });
    }
    found.push({ text: text.slice(from), at: at + from });
    return found;
  }

  private element(node: XmlElement): Piece[] {
    const { tag, attributes, children, at } = node;
    const { choice, depth } = this;
    if (depth > 20) return [{ text: `\${${tag}}`, at, hole: true }];
    const space = { text: ' ', at };
    if (tag === 'if')
      return choice.ifs === 'all' || choice.ifs === node || isOf(choice.ifs, node)
        ? [space, ...this.all(children), space]
        : [];
    if (tag === 'choose') {
      const branches = children.filter((each): each is XmlElement => each.kind === 'element');
      const chosen = branches[Math.min(choice.branch, branches.length - 1)];
      return chosen ? [space, ...this.all(chosen.children), space] : [];
    }
    if (tag === 'where') return trimmed(this.all(children), { prefix: 'WHERE', before: ['AND', 'OR'], at });
    if (tag === 'set') return trimmed(this.all(children), { prefix: 'SET', after: [','], at });
    if (tag === 'trim')
      return trimmed(this.all(children), {
        prefix: attributes.prefix ?? '',
        suffix: attributes.suffix ?? '',
        before: overrides(attributes.prefixOverrides),
        after: overrides(attributes.suffixOverrides),
        at,
      });
    if (tag === 'foreach') {
      const { open = '', close = '' } = attributes;
      return [space, ...this.text(open, at), ...this.all(children), ...this.text(close, node.end), space];
    }
    if (tag === 'include') return this.include(node);
    if (tag === 'bind' || tag === 'selectKey' || tag === 'property' || tag === 'sql') return [];
    // What another library makes of it.
    return tag === 'script' || tag === 'when' || tag === 'otherwise'
      ? this.all(children)
      : [{ text: `\${${tag}}`, at, hole: true }];
  }

  private include({ attributes, children, at }: XmlElement): Piece[] {
    const { context, choice, depth } = this;
    const fragment = context.fragments.get(idOf(attributes.refid));
    if (!fragment) return [{ text: `\${${attributes.refid ?? ''}}`, at, hole: true }];
    const properties: Record<string, string> = { ...this.properties };
    for (const child of children)
      if (child.kind === 'element' && child.tag === 'property' && child.attributes.name !== undefined)
        properties[child.attributes.name] = child.attributes.value ?? '';
    return new Assembly(context, choice, properties, depth + 1).all(fragment.children);
  }
}

const overrides = (written: string | undefined): string[] =>
  (written ?? '')
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** What stands in `<where>`, `<set>` and `<trim>`: without what is too much at its ends, and nothing where it is empty. */
function trimmed(
  pieces: readonly Piece[],
  {
    prefix = '',
    suffix = '',
    before = [],
    after = [],
    at,
  }: {
    readonly prefix?: string;
    readonly suffix?: string;
    readonly before?: readonly string[];
    readonly after?: readonly string[];
    readonly at: number;
  },
): Piece[] {
  const kept = [...pieces];
  while (kept.length > 0 && kept[0]?.text.trim() === '') kept.shift();
  while (kept.length > 0 && kept.at(-1)?.text.trim() === '') kept.pop();
  const [first] = kept;
  const last = kept.at(-1);
  if (!first || !last) return [];
  const lead = first.hole ? undefined : before.find((word) => starts(first.text.trimStart(), word));
  if (lead !== undefined) {
    const length = first.text.length - first.text.trimStart().length + lead.length;
    kept[0] = { text: first.text.slice(length), at: first.at + length };
  }
  const end = kept.at(-1) as Piece;
  const tail = end.hole ? undefined : after.find((word) => end.text.trimEnd().endsWith(word));
  if (tail !== undefined) kept[kept.length - 1] = { ...end, text: end.text.trimEnd().slice(0, -tail.length) };
  return [{ text: ` ${prefix} `, at }, ...kept, { text: ` ${suffix} `, at: last.at + last.text.length }];
}

const starts = (text: string, word: string): boolean =>
  text.toLowerCase().startsWith(word.toLowerCase()) && (!/\w$/.test(word) || !/^\w/.test(text.slice(word.length)));
