import { isFrom } from './modules.ts';
import { habits } from './orms.ts';
import type { MappedColumn, MappedTable, ModelCall, Orm, Shape } from './source.ts';

/** A model with what calls do to it; keys are those of the code. */
export interface Model {
  readonly table: MappedTable;
  readonly file: string;
  readonly columns: Map<string, MappedColumn>;
  readonly links: Map<
    string,
    {
      readonly targets: readonly Model[];
      readonly fields: readonly string[];
      readonly theirs?: readonly string[];
      readonly through: Model | undefined;
      readonly place?: { readonly file: string; readonly line: number; readonly text: string };
    }
  >;
  readonly record: Uses;
  /** A table of a many-to-many relation, which only relation fields reach. */
  readonly join?: true;
}

export type Call = ModelCall & { readonly file: string };

interface Uses {
  readonly calls: { readonly call: Call; readonly how: string }[];
  /** Calls that list all columns, but some. */
  readonly whole: { readonly call: Call; readonly how: string; readonly except: ReadonlySet<string> }[];
  readonly named: Map<string, Call[]>;
  readonly written: Map<string, Call[]>;
  readonly nulls: Map<string, Call[]>;
  readonly inserts: Row[];
  readonly openWrites: Call[];
}

/** A row that a call inserts. */
export interface Row {
  readonly given: ReadonlyMap<string, Shape>;
  /** More may be given than the code shows. */
  readonly open: boolean;
  readonly call: Call;
}

/**
 * Follows calls through relations, as Prisma's and Drizzle's arguments nest: `select` and `columns` choose, `include` and
 * `with` reach other models, `data` writes, and inside a relation field another model begins. Returns how many calls are on a
 * model that is known. Where an argument is not written out, a call counts as listing and writing anything.
 */
export function readCalls(models: readonly Model[], calls: readonly Call[]): number {
  const byName = new Map<string, Model[]>();
  const key = (by: Orm, name: string): string => `${byLanguage[by] ?? by} ${name}`;
  for (const each of models) {
    const name = key(each.table.by, each.table.model);
    byName.set(name, [...(byName.get(name) ?? []), each]);
  }
  let known = 0;
  for (const call of calls) {
    const called = (byName.get(key(call.by, call.model)) ?? []).filter((each) => meant(call, each));
    if (called.length === 0) continue;
    known++;
    const exact = called.filter(({ table }) => table.home !== undefined && table.home === call.from);
    for (const each of exact.length > 0 ? exact : called) new Reading(call).run(each);
  }
  return known;
}

/** Calls in Python name a class; which ORM it is of, only the class tells. */
const byLanguage: { readonly [orm in Orm]?: string } = {
  Django: 'Python',
  SQLAlchemy: 'Python',
  Peewee: 'Python',
  Tortoise: 'Python',
};

/** Whether a call means a model, as far as the module tells that the file has it from. */
const meant = ({ from, file }: Call, { table: { home }, file: own }: Model): boolean =>
  from === undefined || home === undefined || isFrom(from, file, home, own);

const verbs = {
  read: 'reads',
  insert: 'inserts into',
  update: 'updates',
  upsert: 'inserts into',
  delete: 'deletes from',
};
const choosing = new Set(['select', 'columns', 'omit', 'include', 'with']);
const inserting = new Set(['create', 'createMany', 'connectOrCreate', 'upsert']);
const updating = new Set(['update', 'updateMany', 'upsert']);
const empty = { keys: {}, open: false };

class Reading {
  constructor(private readonly call: Call) {}

  run(model: Model): void {
    const { does, args, rows } = this.call;
    if (does !== 'use') this.query(model, args, rows, does);
    else
      for (const role of model.table.roles ?? ['read']) {
        this.query(model, args, role === 'read', role);
        if (role === 'update') for (const key of model.columns.keys()) add(model.record.written, key, this.call);
      }
  }

  query(model: Model, args: Shape, rows: boolean, does: Exclude<ModelCall['does'], 'use'>): void {
    this.reach(model, verbs[does]);
    const { keys, open } = typeof args === 'object' ? args : { keys: {} as { [key: string]: Shape }, open: true };
    if (rows) this.rows(model, keys);
    for (const relations of [keys.include, keys.with]) this.related(model, relations);
    const data = (shape: Shape | undefined): Shape => shape ?? (open ? 'code' : empty);
    if (does === 'insert') this.insert(model, data(keys.data ?? keys.create));
    if (does === 'upsert') {
      this.insert(model, data(keys.create));
      this.update(model, data(keys.update));
    }
    if (does === 'update') this.update(model, data(keys.data));
    const written = does === 'upsert' ? ['create', 'update'] : does === 'insert' ? ['data', 'create'] : ['data'];
    for (const [key, value] of Object.entries(keys))
      if (!choosing.has(key) && !written.includes(key)) this.names(model, value);
  }

  /** Columns of the rows that come back. */
  private rows(model: Model, keys: { readonly [key: string]: Shape }): void {
    const chosen = keys.select ?? keys.columns;
    const leaves = new Set<string>();
    if (typeof keys.omit === 'object') for (const key of falling(keys.omit.keys, 'true')) leaves.add(key);
    if (typeof chosen !== 'object' || chosen.open) {
      this.whole(model, leaves);
      return;
    }
    const wanted = Object.entries(chosen.keys).filter(([, value]) => value !== 'false');
    // Drizzle: only `false` among the columns leaves those out.
    if (wanted.length === 0 && keys.columns) {
      this.whole(model, new Set(Object.keys(chosen.keys)));
      return;
    }
    for (const [key] of wanted) if (model.columns.has(key)) add(model.record.named, key, this.call);
    this.related(model, chosen);
  }

  private related(model: Model, shape: Shape | undefined): void {
    if (typeof shape !== 'object') return;
    for (const [key, value] of Object.entries(shape.keys)) {
      if (value === 'false') continue;
      const link = model.links.get(key);
      for (const field of link?.fields ?? []) add(model.record.named, field, this.call);
      for (const target of link?.targets ?? [])
        this.query(target, target === link?.through || value === 'true' ? empty : value, true, 'read');
    }
  }

  private insert(model: Model, data: Shape): void {
    const given = new Map<string, Shape>();
    const open = typeof data !== 'object' || data.open;
    this.eachField(model, data, (key, value) => {
      given.set(key, value);
    });
    model.record.inserts.push({ given, open, call: this.call });
    if (open) model.record.openWrites.push(this.call);
    if (habits[model.table.by].inserts !== 'given' && !model.table.mirror && !this.call.only)
      model.record.whole.push({ call: this.call, how: 'writes', except: new Set() });
  }

  private update(model: Model, data: Shape): void {
    this.eachField(model, data, (key, value) => {
      if (value === 'null') add(model.record.nulls, key, this.call);
    });
    if (typeof data !== 'object' || data.open) model.record.openWrites.push(this.call);
  }

  private eachField(model: Model, data: Shape, take: (key: string, value: Shape) => void): void {
    if (typeof data !== 'object') return;
    for (const [key, value] of Object.entries(data.keys)) {
      const link = model.links.get(key);
      if (model.columns.has(key)) {
        add(model.record.written, key, this.call);
        // `{ set: null }`
        take(key, typeof value === 'object' && value.keys.set !== undefined ? value.keys.set : value);
      } else if (link) {
        for (const field of link.fields) {
          add(model.record.written, field, this.call);
          take(field, 'code');
        }
        for (const target of link.targets) this.nested(target, value, target === link.through);
      } else if (key === 'data' || key === 'create') this.eachField(model, value, take);
    }
  }

  /** What is written through a relation field: `{ create: { … }, connect: { … } }`. */
  private nested(target: Model, value: Shape, through: boolean): void {
    if (through) {
      this.reach(target, 'inserts into');
      this.whole(target, new Set());
      return;
    }
    this.reach(
      target,
      typeof value === 'object' && Object.keys(value.keys).some((k) => inserting.has(k)) ? 'inserts into' : 'reads',
    );
    if (typeof value !== 'object') {
      target.record.openWrites.push(this.call);
      return;
    }
    for (const [verb, shape] of Object.entries(value.keys)) {
      const inner = typeof shape === 'object' ? shape.keys : undefined;
      if (inserting.has(verb)) {
        const row = verb === 'create' ? shape : inner?.[verb === 'createMany' ? 'data' : 'create'];
        this.insert(target, row ?? 'code');
      }
      if (updating.has(verb)) this.update(target, inner?.data ?? inner?.update ?? shape);
      else if (!inserting.has(verb)) this.names(target, shape);
      if (inner?.where !== undefined) this.names(target, inner.where);
    }
  }

  /** Filters, orders and groups: keys that are fields name them; what else there is are operators. */
  private names(model: Model, shape: Shape): void {
    if (typeof shape !== 'object') return;
    for (const [key, value] of Object.entries(shape.keys)) {
      const link = model.links.get(key);
      if (model.columns.has(key)) add(model.record.named, key, this.call);
      else if (link) {
        for (const field of link.fields) add(model.record.named, field, this.call);
        for (const target of link.targets) {
          this.reach(target, 'reads');
          if (target === link.through) this.whole(target, new Set());
          else this.names(target, value);
        }
      } else {
        // A column that the model itself doesn't show: the table may have it all the same.
        if (value === 'code' && model.table.home !== undefined) add(model.record.named, key, this.call);
        this.names(model, value);
      }
    }
  }

  private reach(model: Model, how: string): void {
    model.record.calls.push({ call: this.call, how });
  }

  private whole(model: Model, except: ReadonlySet<string>): void {
    model.record.whole.push({ call: this.call, how: 'reads', except });
  }
}

const falling = (keys: { readonly [key: string]: Shape }, on: Shape): string[] =>
  Object.keys(keys).filter((key) => keys[key] === on);

function add(map: Map<string, Call[]>, key: string, call: Call): void {
  const known = map.get(key);
  if (known) known.push(call);
  else map.set(key, [call]);
}
