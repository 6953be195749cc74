import { isMap, isSet, type Map as PersistentMap } from 'immutable';
import type { Place, Question, RuleContext } from '../rules/rule.ts';
import { type Catalog, deriving, differences, sameSchema } from '../schema/catalog.ts';
import { equal } from '../schema/equal.ts';
import type { Name } from '../schema/names.ts';
import { nameIn } from './context.ts';

/** One thing a rule looked at, and what it was. As long as all of them are so, what it said stands. */
export type Read = { readonly of: Plain; readonly value: unknown } | Answer | CatalogRead;

interface Answer {
  readonly of: 'asked';
  readonly question: Question<unknown>;
  readonly key: number | undefined;
  readonly value: unknown;
}

interface CatalogRead {
  readonly of: Watched;
  readonly field: Field;
  readonly key: unknown;
  readonly value: unknown;
}

const watched = ['before', 'after', 'target'] as const;
type Watched = (typeof watched)[number];
type Plain = 'facts' | 'text' | 'phase' | 'release' | 'position' | 'servers' | 'next' | 'place';
/** `null`: the catalog as a whole. */
type Field = keyof Catalog | null;
type Lookup = PersistentMap<unknown, unknown>;

/** Stands for a field as a whole. */
const whole = Symbol('whole');

/** From so many reads on, the map counts as a whole: to look at each of its keys again would be no quicker. */
const mostKeys = 64;

/** Notes what is read of a catalog, key by key, for an edit leaves most of one as it was. */
export class Reads {
  readonly noted: Read[] = [];
  private readonly watched = new Map<Watched, Catalog>();

  /** A catalog, to be read through here. */
  catalog(of: Watched, catalog: Catalog): Catalog {
    const known = this.watched.get(of) ?? this.watch(of, catalog);
    this.watched.set(of, known);
    return known;
  }

  note<T>(of: Plain, value: T): T {
    if (!this.noted.some((read) => read.of === of)) this.noted.push({ of, value });
    return value;
  }

  private noteField(of: Watched, catalog: Catalog, field: Field, key: unknown, value: unknown): void {
    const known = this.noted.some(
      (read) => 'field' in read && read.of === of && read.field === field && (read.key === key || read.key === whole),
    );
    if (known) return;
    if (key !== whole && field !== null && this.noted.length >= mostKeys)
      this.noted.push({ of, field, key: whole, value: catalog[field] });
    else this.noted.push({ of, field, key, value });
  }

  /** `own`: what was changed of the catalog by who watches it, to see what would come of that. */
  private watch(of: Watched, catalog: Catalog, maps = new Map<string, unknown>(), own: Partial<Catalog> = {}): Catalog {
    const note = (field: Field, key: unknown, value: unknown) => this.noteField(of, catalog, field, key, value);
    return new Proxy(catalog, {
      get: (_, name) => {
        if (name === deriving)
          return (change: Partial<Catalog>) => this.watch(of, catalog, maps, { ...own, ...change });
        const field = name as keyof Catalog;
        if (field in own) return own[field];
        const known = maps.get(field);
        if (known !== undefined) return known;
        const value: unknown = catalog[field];
        if (isMap(value) || isSet(value)) {
          const map = value as unknown as Lookup;
          const watched = watchMap(map, map, (key, found) => note(field, key, found));
          maps.set(field, watched);
          return watched;
        }
        note(field, whole, value);
        return value;
      },
      has: (_, name) => {
        note(name as keyof Catalog, whole, catalog[name as keyof Catalog]);
        return name in own || name in catalog;
      },
      // It is copied, so all of it counts.
      ownKeys: () => {
        note(null, whole, catalog);
        return Reflect.ownKeys({ ...catalog, ...own });
      },
      getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor({ ...catalog, ...own }, name),
    });
  }
}

/** What is read of `now` counts as read of the map it was made from. */
function watchMap(map: Lookup, now: Lookup, note: (key: unknown, value: unknown) => void): unknown {
  const get = (key: unknown, otherwise?: unknown): unknown => {
    note(key, map.get(key));
    return now.get(key, otherwise);
  };
  const has = (key: unknown): boolean => {
    note(key, map.get(key));
    return now.has(key);
  };
  const set = (key: unknown, value: unknown): unknown => watchMap(map, now.set(key, value), note);
  const remove = (key: unknown): unknown => watchMap(map, now.delete(key), note);
  // Sets are changed by other names.
  const quick = isSet(map) ? { get, has } : { get, has, set, delete: remove };
  return new Proxy(now, {
    get: (_, name) => {
      if (name in quick) return quick[name as keyof typeof quick];
      note(whole, map);
      const member: unknown = Reflect.get(now, name, now);
      return typeof member === 'function' ? member.bind(now) : member;
    },
  });
}

/**
 * A rule's context that notes what is read of it. What holds as long as the release has the same base (the base itself, the
 * previous servers, the manifest) is not noted.
 */
export class WatchedContext implements RuleContext {
  readonly reads = new Reads();

  constructor(private readonly given: RuleContext) {}

  get dialect(): RuleContext['dialect'] {
    return this.given.dialect;
  }
  get version(): number {
    return this.given.version;
  }
  get engine(): RuleContext['engine'] {
    return this.given.engine;
  }
  get base(): Catalog {
    return this.given.base;
  }
  get previous(): RuleContext['previous'] {
    return this.given.previous;
  }
  get stage(): RuleContext['stage'] {
    return this.given.stage;
  }
  hints(table: Name): ReturnType<RuleContext['hints']> {
    return this.given.hints(table);
  }
  get before(): Catalog {
    return this.reads.catalog('before', this.given.before);
  }
  get after(): Catalog {
    return this.reads.catalog('after', this.given.after);
  }
  get target(): Catalog {
    return this.reads.catalog('target', this.given.target);
  }
  get text(): string {
    return this.reads.note('text', this.given.text);
  }
  get facts(): RuleContext['facts'] {
    return this.reads.note('facts', this.given.facts);
  }
  get phase(): RuleContext['phase'] {
    return this.reads.note('phase', this.given.phase);
  }
  get release(): RuleContext['release'] {
    return this.reads.note('release', this.given.release);
  }
  get position(): number {
    return this.reads.note('position', this.given.position);
  }
  get servers(): RuleContext['servers'] {
    return this.reads.note('servers', this.given.servers);
  }
  get place(): Place {
    const { file, transaction, wrapped, shared } = this.given.place;
    return this.reads.note('place', { file, transaction, wrapped, shared });
  }
  next(): ReturnType<RuleContext['next']> {
    return this.reads.note('next', this.given.next());
  }
  name(table: Parameters<RuleContext['name']>[0]): string {
    return nameIn(this.before, table, this.dialect);
  }
  asked<T>(question: Question<T>, key?: number): T | undefined {
    const value = this.given.asked(question, key);
    this.reads.noted.push({ of: 'asked', question, key, value });
    return value;
  }
}

/** All that was read for several results, each thing once; of catalogs apart, because most edits leave most of those alone. */
export interface ReadTogether {
  readonly catalogs: Readonly<Record<Watched, readonly CatalogRead[]>>;
  readonly others: readonly Read[];
}

export function together(lists: Iterable<readonly Read[]>): ReadTogether {
  const catalogs: Record<Watched, CatalogRead[]> = { before: [], after: [], target: [] };
  const others: Read[] = [];
  const add = <R extends Read>(all: R[], read: R): void => {
    if (!all.some((other) => isSameRead(other, read))) all.push(read);
  };
  for (const list of lists)
    for (const read of list)
      if ('field' in read) add(catalogs[read.of], read);
      else add(others, read);
  return { catalogs, others };
}

function isSameRead(a: Read, b: Read): boolean {
  if (a.of !== b.of || a.value !== b.value) return false;
  if ('field' in a) return 'field' in b && a.field === b.field && a.key === b.key;
  return !('question' in a) || ('question' in b && a.question === b.question && a.key === b.key);
}

/** In which fields the catalogs a context has are other ones than those it had. */
export type Different = Readonly<Record<Watched, ReadonlySet<keyof Catalog>>>;

/**
 * Compares the catalogs of contexts with those they had before. A change begins where the one before it ended, and all have the
 * same target: most pairs were just compared.
 */
export class Comparison {
  private readonly pairs: Pair[] = [];
  private oldest = 0;

  of(old: Catalogs, now: Catalogs): Different {
    return {
      before: this.fields(old.before, now.before),
      after: this.fields(old.after, now.after),
      target: this.fields(old.target, now.target),
    };
  }

  fields(old: Catalog, now: Catalog): ReadonlySet<keyof Catalog> {
    for (const pair of this.pairs) if (pair.old === old && pair.now === now) return pair.fields;
    const fields = differences(old, now);
    this.pairs[this.oldest] = { old, now, fields };
    this.oldest = (this.oldest + 1) % pairsKept;
    return fields;
  }
}

const pairsKept = 4;

interface Pair {
  readonly old: Catalog;
  readonly now: Catalog;
  readonly fields: ReadonlySet<keyof Catalog>;
}

type Catalogs = Readonly<Record<Watched, Catalog>>;

/** Whether everything that was read is as it was. */
export function stillSo(reads: readonly Read[], now: RuleContext, different: Different): boolean {
  for (const read of reads) {
    if ('field' in read && !touches(different[read.of], read)) continue;
    if (!isSo(read, now)) return false;
  }
  return true;
}

/** The same, of all that was read together. */
export function allStillSo({ catalogs, others }: ReadTogether, now: RuleContext, different: Different): boolean {
  if (!stillSo(others, now, different)) return false;
  for (const of of watched) if (different[of].size > 0 && !stillSo(catalogs[of], now, different)) return false;
  return true;
}

/** Whether what was read may be another one where these fields are. */
export const touches = (different: ReadonlySet<keyof Catalog>, { field }: CatalogRead): boolean =>
  field === null ? different.size > 0 : different.has(field);

function isSo(read: Read, now: RuleContext): boolean {
  switch (read.of) {
    case 'before':
    case 'after':
    case 'target':
      return sameRead(read, now[read.of]);
    case 'asked':
      return equal(read.value, now.asked(read.question, read.key));
    case 'next':
      return read.value === now.next();
    case 'place': {
      const { file, transaction, wrapped, shared } = now.place;
      return equal(read.value, { file, transaction, wrapped, shared });
    }
    default:
      return same(read.value, now[read.of]);
  }
}

/** Whether a catalog gives what was read of another one. */
export function sameRead(read: CatalogRead, catalog: Catalog): boolean {
  if (read.field === null) return sameSchema(read.value as Catalog, catalog);
  // Whether there are any is all that anybody asks.
  if (read.field === 'gaps') return (read.value === 0) === (catalog.gaps === 0);
  const value: unknown = catalog[read.field];
  return same(read.value, read.key === whole ? value : (value as Lookup).get(read.key));
}

/** Sets and lists are made anew when the same is put into them again. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isSet(a)) return isSet(b) && a.equals(b);
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, index) => each === b[index]);
}
