import { Lines } from '../../text/lines.ts';
import type { MappedColumn, ModelCall, Orm, Shape } from '../source.ts';
import { scan } from './host-scan.ts';
import type { HostLanguage } from './host-strings.ts';
import { lineText, type Text } from './javascript-shape.ts';

/** A file in which entities are looked for: `code` is `raw` with comments and what strings say blanked, at the same length. */
export interface EntityText extends Text {
  readonly lineAt: (at: number) => number;
  /** Strings that are whole literals, by the offset where they begin: what they say. */
  readonly strings: ReadonlyMap<number, string>;
}

export function entityText(raw: string, language: HostLanguage): EntityText {
  const { tokens, code } = scan(raw, language);
  const lines = new Lines(raw);
  const strings = new Map<number, string>();
  for (const { start, parts, closed } of tokens)
    if (closed && parts.every((part) => !part.hole)) strings.set(start, parts.map((part) => part.text).join(''));
  return { raw, code, strings, lineAt: (at) => lines.position(at).line + 1 };
}

/** Where something stands in a file, as mapped tables, columns, links and calls say it. */
export const placeOf = ({ raw, lineAt }: Pick<EntityText, 'raw' | 'lineAt'>, at: number) => ({
  line: lineAt(at),
  text: lineText(raw, at),
});

export const nothingChosen: Shape = { keys: {}, open: false };

/** Calls of one file, each kind of use of a model once: an entity is named on every second line. */
export class CallList {
  readonly calls: ModelCall[] = [];
  private readonly seen = new Set<string>();

  constructor(
    private readonly by: Orm,
    private readonly text: Pick<EntityText, 'raw' | 'lineAt'>,
  ) {}

  /** Something is done with a model in a way that lists all of its columns. */
  use(model: string, at: number, does: ModelCall['does'] = 'use'): void {
    const key = `${model} ${does}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const args: Shape = does === 'use' || does === 'read' ? nothingChosen : { keys: {}, open: true };
    this.add(model, at, { does, rows: does === 'read', args });
  }

  add(model: string, at: number, call: Pick<ModelCall, 'does' | 'rows' | 'args' | 'only'>): void {
    this.calls.push({ by: this.by, model, ...placeOf(this.text, at), ...call });
  }

  /** Fields a call names, without saying anything about the others. */
  names(model: string, at: number, fields: Iterable<string>): void {
    const keys: Record<string, Shape> = Object.create(null);
    for (const field of fields) keys[field] = 'code';
    this.add(model, at, { does: 'read', rows: false, args: { keys: { where: { keys, open: false } }, open: false } });
  }
}

/** `createdAt`, `HTTPServer`, `OrderItem` in snake case: `created_at`, `http_server`, `order_item`. */
export const snakeCase = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

export const lowerFirst = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);

/** The plural as libraries make it: of the last word of the name. */
export function plural(name: string): string {
  const [, head = '', tail = name] = /^(.*?)([A-Z]?[a-z\d]+)$/.exec(name) ?? [];
  const many = irregular[tail.toLowerCase()];
  if (many !== undefined) return head + (/^[A-Z]/.test(tail) ? many.slice(0, 1).toUpperCase() + many.slice(1) : many);
  if (/(?:^|[^a-z])(?:equipment|information|metadata|series|species|news|media|data)$/i.test(tail)) return name;
  if (/[^aeiou]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  if (/(?:s|x|z|ch|sh)$/i.test(name)) return `${name}es`;
  return `${name}s`;
}

const irregular: Readonly<Record<string, string>> = {
  person: 'people',
  child: 'children',
  man: 'men',
  woman: 'women',
  index: 'indices',
  status: 'statuses',
  alias: 'aliases',
  medium: 'media',
  datum: 'data',
  mouse: 'mice',
  leaf: 'leaves',
  life: 'lives',
  half: 'halves',
  self: 'selves',
};

/** Columns that a library adds to its tables. */
export const implied = (names: readonly string[], place: { line: number; text: string }): MappedColumn[] =>
  names.map((name) => ({
    key: name,
    name,
    derived: true,
    ...place,
    required: false,
    default: 'either',
    optional: true,
  }));
