import type { ModelCall, Shape } from '../source.ts';
import { chain, closing } from './javascript-shape.ts';
import {
  ofLibrary,
  type PythonArgument,
  type PythonClass,
  type PythonCode,
  type PythonImports,
  type PythonName,
  resolveName,
} from './python-code.ts';

/**
 * Queries on models, by the names a file has for them: `Order.objects.filter(state="open")`, `select(Order)`, `Order(note="")`.
 * Any other mention (a view's `model = Order`, an annotation) counts as a read of all columns, once a file: what handles
 * objects has read them. `own` and `tables`: classes and Core tables that the file defines.
 */
export function pythonCalls(
  code: PythonCode,
  imports: PythonImports,
  own: readonly PythonClass[],
  tables: ReadonlySet<string>,
  models: ReadonlySet<string>,
): ModelCall[] {
  const calls: ModelCall[] = [];
  const mentioned = new Set<string>();
  const skipped = skippedStretches(imports, own);
  let skip = 0;
  for (const match of code.code.matchAll(/(?<![\w.])([A-Za-z_]\w*)((?:\s?\.\s?[A-Za-z_]\w*){0,12})/g)) {
    const [all, head = '', rest = ''] = match;
    const known = imports.names.has(head) || imports.modules.has(head) || tables.has(head) || models.has(head);
    if (!known && !(imports.star && /^[A-Z]\w*[a-z]/.test(head))) continue;
    while (skip < skipped.length && (skipped[skip]?.[1] ?? 0) <= match.index) skip++;
    const inside = skipped[skip];
    if (inside && (inside[0] as number) <= match.index) continue;
    const path =
      rest === ''
        ? []
        : rest
            .split('.')
            .slice(1)
            .map((word) => word.trim());
    const named = nameOf(head, path, imports, tables, models);
    if (!named || ofLibrary(named.name.from)) continue;
    const use = new Use(code, match.index, match.index + all.length, named.path);
    const table = !/^[A-Z_]/.test(named.name.name);
    if (table && !use.isTable()) continue;
    const made = use.calls();
    const key = `${named.name.from} ${named.name.name}`;
    // One mention without more to say is as good as many.
    const plain = made.length === 1 && made[0]?.plain === true;
    if (plain && mentioned.has(key)) continue;
    if (plain) mentioned.add(key);
    const { name, from } = named.name;
    for (const { does, rows, args, only } of made)
      calls.push({
        by: 'Django',
        model: name,
        ...code.place(match.index),
        does,
        rows,
        args,
        ...(from === undefined ? {} : { from }),
        ...(only ? { only } : {}),
      });
  }
  return calls;
}

/** The model a dotted name begins with, and what follows. */
function nameOf(
  head: string,
  path: readonly string[],
  imports: PythonImports,
  tables: ReadonlySet<string>,
  models: ReadonlySet<string>,
): { readonly name: PythonName; readonly path: readonly string[] } | undefined {
  if (tables.has(head) || models.has(head)) return { name: { name: head, from: '' }, path };
  const named = imports.names.get(head);
  if (named && /^[A-Z]/.test(named.name)) return { name: named, path };
  // `models.Order`, of a module that is imported.
  const at = path.findIndex((word) => /^[A-Z]/.test(word));
  if (at >= 0)
    return { name: resolveName([head, ...path.slice(0, at + 1)].join('.'), imports), path: path.slice(at + 1) };
  if (named) return { name: named, path };
  return imports.names.has(head) || imports.modules.has(head) ? undefined : { name: { name: head }, path };
}

/** Imports, heads of classes, and values of fields: what is named there is not used by that. */
function skippedStretches(imports: PythonImports, own: readonly PythonClass[]): (readonly [number, number])[] {
  const found: [number, number][] = imports.stretches.map(({ start, end }) => [start, end]);
  const add = (each: PythonClass): void => {
    const last = each.args.at(-1);
    found.push([each.start, last ? last.end : each.start + 6 + each.name.length]);
    for (const { value, annotation, name } of each.members) {
      if (annotation) found.push([annotation.start, annotation.end]);
      if (value && !/^(?:model|queryset|document|sqla_model|objects)$/.test(name)) found.push([value.start, value.end]);
    }
    for (const one of each.classes) add(one);
  };
  for (const each of own) add(each);
  return found.sort((a, b) => a[0] - b[0]);
}

interface Made extends Pick<ModelCall, 'does' | 'rows' | 'args' | 'only'> {
  readonly plain?: true;
}

const none: Shape = { keys: {}, open: false };
const given = (key: string, value: Shape): Shape => ({ keys: { [key]: value }, open: false });

const wrapping =
  /\b(select|query|insert|update|delete|select_from|exists|aliased|get_object_or_404|get_list_or_404|join|outerjoin|scalars|get)\s*\(\s*(?:[\w.]+\s*,\s*){0,6}$/;
const creating =
  /^a?(?:create|get_or_create|update_or_create|bulk_create|create_user|create_superuser|insert_many|insert_from|replace|replace_many)$/;
const counting = /^a?(?:count|exists|aggregate|explain|contains)$/;
/** Their string arguments name columns, and so do the names of their others. */
const listing = /^(?:values|values_list|only|with_only_columns)$/;

/** A mention of a model at an offset, with the attributes that follow it. */
class Use {
  private readonly steps: readonly { readonly name: string; readonly at: number }[];

  constructor(
    private readonly code: PythonCode,
    private readonly at: number,
    private readonly end: number,
    private readonly path: readonly string[],
  ) {
    const open = this.opens();
    const last = path.at(-1);
    this.steps =
      last !== undefined && open ? [{ name: last, at: end }, ...chain(code.code, closing(code.code, end))] : [];
  }

  /** A table of Core is known by what is done with it. */
  isTable(): boolean {
    const [first = ''] = this.path;
    return (
      /^(?:c|columns|select|insert|update|delete|join|outerjoin|alias)$/.test(first) ||
      (this.path.length === 0 && (this.wrapper() !== undefined || /secondary\s*=\s*$/.test(this.before(30))))
    );
  }

  calls(): Made[] {
    const [first] = this.path;
    const wrapper = this.wrapper();
    if (first === undefined) {
      if (this.opens()) return [{ does: 'insert', rows: false, args: given('create', this.keywords(this.end)) }];
      return wrapper ? this.wrapped(wrapper) : [{ does: 'read', rows: true, args: none, plain: true }];
    }
    const second = this.path[1];
    if ((first === 'c' || first === 'columns') && second !== undefined) return this.named([second]);
    if (this.steps.length > 0) return this.chained();
    // `Order.status`: a column of SQLAlchemy; `Order.objects` handed on: anything may be read.
    if (/objects|query|manager$/i.test(first) || first === '__table__')
      return [{ does: 'read', rows: true, args: none, plain: true }];
    // `defer(Order.note)` leaves it out.
    return /\b(?:defer|raiseload|noload)\s*\(\s*$/.test(this.before(20)) ? [] : this.named([first]);
  }

  private named(names: readonly string[]): Made[] {
    const keys = Object.fromEntries(names.flatMap(spellings).map((name) => [name, 'code' as const]));
    return [{ does: 'read', rows: false, args: given('where', { keys, open: false }) }];
  }

  /** `select(Order).where(…)`, `update(Order).values(…)`. */
  private wrapped({ verb, open }: { readonly verb: string; readonly open: number }): Made[] {
    const after = chain(this.code.code, closing(this.code.code, open));
    const values = after.find(({ name }) => name === 'values');
    const data = values ? this.keywords(values.at) : 'code';
    if (verb === 'insert') return [{ does: 'insert', rows: false, args: given('create', data), only: true }];
    if (verb === 'update') return [{ does: 'update', rows: false, args: given('data', data) }];
    if (verb === 'delete' && after.length > 0) return [{ does: 'delete', rows: false, args: none }];
    return this.reading(after, true);
  }

  /** `Order.objects.filter(…).values("id")`, `orders.insert().values(…)`, `Order.query.filter_by(…)`. */
  private chained(): Made[] {
    const made: Made[] = [];
    let whole = true;
    for (const { name, at } of this.steps) {
      const data = this.steps.find((step) => step.name === 'values')?.at ?? at;
      if (creating.test(name)) {
        const row = /bulk|many|from|replace/.test(name) ? 'code' : this.keywords(at, name !== 'create');
        made.push({ does: 'insert', rows: false, args: given('create', row) });
        whole &&= /get_or|update_or/.test(name);
      } else if (name === 'insert') {
        made.push({
          does: 'insert',
          rows: false,
          args: given('create', data === at ? 'code' : this.keywords(data)),
          only: true,
        });
        whole = false;
      } else if (/^a?update$/.test(name)) {
        made.push({ does: 'update', rows: false, args: given('data', this.keywords(data)) });
        whole = false;
      } else if (/^a?bulk_update$/.test(name)) made.push({ does: 'update', rows: false, args: given('data', 'code') });
      else if (/^a?delete$/.test(name)) {
        made.push({ does: 'delete', rows: false, args: none });
        whole = false;
      }
    }
    // What is written is not read.
    const steps =
      made.length > 0 ? this.steps.filter(({ name }) => name !== 'values' && !creating.test(name)) : this.steps;
    return [...made, ...this.reading(steps, whole)];
  }

  /** What a chain of calls reads: all columns, where none of them chooses. */
  private reading(steps: readonly { readonly name: string; readonly at: number }[], whole: boolean): Made[] {
    const names: string[] = [];
    const omitted: string[] = [];
    let rows = whole;
    for (const { name, at } of steps) {
      const args = this.code.args(at);
      const words = args.flatMap((arg) => this.words(arg));
      const body = this.code.code.slice(at, closing(this.code.code, at));
      if (listing.test(name)) {
        if (args.some((arg) => arg.name === undefined)) rows = false;
        names.push(...words);
      } else if (name === 'select' && args.length > 0 && args.every((arg) => this.isColumn(arg))) rows = false;
      else if (name === 'defer') omitted.push(...words);
      else if (counting.test(name)) rows = false;
      else if (name === 'with_entities' || (name === 'options' && /\bload_only\s*\(/.test(body))) rows = false;
      else if (name === 'options' && /\bdefer\s*\(/.test(body))
        omitted.push(...Array.from(body.matchAll(/\bdefer\s*\(\s*\w+\.(\w+)/g), (found) => found[1] as string));
      else names.push(...words);
    }
    const keys = Object.fromEntries(names.flatMap(spellings).map((name) => [name, 'code' as const]));
    const omit = Object.fromEntries(omitted.map((name) => [name, 'true' as const]));
    return [
      {
        does: 'read',
        rows,
        args: {
          keys: {
            where: { keys, open: false },
            ...(omitted.length > 0 ? { omit: { keys: omit, open: false } } : {}),
          },
          open: false,
        },
      },
    ];
  }

  /** `Order.total`, as Peewee chooses columns; the mention itself names it. */
  private isColumn({ start, end }: PythonArgument): boolean {
    return /^[A-Z]\w*\.[a-z_]\w*$/.test(this.code.code.slice(start, end));
  }

  /** Columns that an argument names: `state="open"`, `"-created"`, `Q(state=…)`, `F("total")`. */
  private words(arg: PythonArgument): string[] {
    const found = arg.name === undefined ? [] : [arg.name];
    const literal = this.code.string(arg);
    if (literal !== undefined) return arg.name === undefined ? [...found, literal.replace(/^[-+?]/, '')] : found;
    for (const match of this.code.code.slice(arg.start, arg.end).matchAll(/\b[QF]\s*\(/g)) {
      const at = arg.start + match.index + match[0].length - 1;
      for (const inner of this.code.args(at)) {
        if (inner.name !== undefined) found.push(inner.name);
        else found.push(...[this.code.string(inner)].filter((each) => each !== undefined));
      }
    }
    return found;
  }

  /** A row by its keywords; more may be given by what is unpacked, or by position. */
  private keywords(at: number, open = false): Shape {
    const keys: Record<string, Shape> = Object.create(null);
    let more = open;
    for (const arg of this.code.args(at)) {
      if (arg.name === undefined) more = true;
      else keys[arg.name] = this.value(arg);
    }
    return { keys, open: more };
  }

  private value(arg: PythonArgument): Shape {
    const text = this.code.code.slice(arg.start, arg.end);
    if (text === 'None') return 'null';
    return this.code.string(arg) !== undefined || /^(?:True|False|-?[\d.]+)$/.test(text) ? 'value' : 'code';
  }

  private wrapper(): { readonly verb: string; readonly open: number } | undefined {
    const before = this.before(200);
    const match = wrapping.exec(before);
    return match
      ? { verb: match[1] as string, open: this.at - before.length + match.index + match[0].indexOf('(') }
      : undefined;
  }

  private before(length: number): string {
    return this.code.code.slice(Math.max(0, this.at - length), this.at);
  }

  private opens(): boolean {
    return this.code.code[this.end] === '(';
  }
}

/** `customer__name` goes through `customer`; `customer_id` is its column. */
function spellings(name: string): string[] {
  const [first = name] = name.split('__');
  return [first, `${first}_id`];
}
