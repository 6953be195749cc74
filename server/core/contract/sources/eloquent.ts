import { gate } from '../gates.ts';
import {
  type ContractSource,
  type Found,
  type FoundStatement,
  type MappedColumn,
  type MappedTable,
  type ModelLink,
  nothingFound,
} from '../source.ts';
import { eloquentCalls, queriedColumns } from './eloquent-calls.ts';
import { CallList, type EntityText, placeOf, plural, snakeCase } from './entity-text.ts';
import { closing, parts } from './javascript-shape.ts';
import { laravelTables } from './laravel-tables.ts';
import { php } from './php.ts';
import {
  arrayAt,
  lastOf,
  type PhpClass,
  type PhpMember,
  phpArgument,
  phpClasses,
  phpEntries,
  phpText,
  type Stretch,
  stringsIn,
} from './php-code.ts';

/**
 * Models of Laravel: a table by its class's name or `$table`, all of whose columns are read with `*`; columns that the model
 * names (`$fillable`, `$casts`, keys of relations, soft deletes, timestamps) are used where it is. And queries of `DB::table`.
 * Facts: Laravel's documentation (Eloquent: Getting Started, Relationships, Mutators; Query Builder).
 */
export const eloquent: ContractSource = {
  id: 'eloquent',
  title: 'models of Laravel',
  takes: php.takes,
  read(_path, raw, dialect): Found {
    if (!may(raw)) return nothingFound;
    const text = phpText(raw);
    const mapped: MappedTable[] = [];
    const links: ModelLink[] = [];
    const list = new CallList('Eloquent', text);
    for (const shape of phpClasses(text)) {
      const model = new EloquentModel(text, shape);
      if (!model.is) continue;
      mapped.push(...model.tables());
      links.push(...model.links);
    }
    eloquentCalls(text, list);
    const statements: readonly FoundStatement[] = laravelTables(text, dialect);
    return { statements, mapped, links, calls: list.calls };
  },
};

const may = gate(
  'Illuminate',
  'Eloquent',
  'Models',
  'DB',
  'belongsTo',
  'hasMany',
  'fillable',
  'Authenticatable',
  'Model',
);

/** Classes of the library that models extend; others are models of the program, or none. */
const roots = /^(?:Model|Eloquent|Authenticatable|Pivot|MorphPivot|BaseModel)$/;
const relation =
  /\b(belongsTo|hasOne|hasMany|belongsToMany|morphTo|morphOne|morphMany|morphToMany|morphedByMany|hasManyThrough|hasOneThrough)\s*\(/g;
/** Lists of columns that a model has. */
const lists =
  /^(?:fillable|casts|dates|hidden|visible|attributes|guarded|primaryKey|sortable|searchable|encryptable|translatable)$/;

class EloquentModel {
  readonly links: ModelLink[] = [];
  readonly is: boolean;
  /** It extends a class of the library. */
  private readonly rooted: boolean;
  private readonly others: MappedTable[] = [];
  /** Columns that the model names itself. */
  private readonly columns: MappedColumn[] = [];

  constructor(
    private readonly text: EntityText,
    private readonly shape: PhpClass,
  ) {
    const { base = '', members, traits, kind, from = '' } = shape;
    const body = text.code.slice(shape.body.start, shape.body.end);
    const marked =
      members.some(({ name, kind: of }) => of === 'property' && /^(?:fillable|guarded|casts|table)$/.test(name)) ||
      traits.includes('SoftDeletes') ||
      /\$this\s*->\s*(?:belongsTo|hasMany|hasOne|belongsToMany|morph\w+)\s*\(/.test(body);
    // The program's own user is often called as the library's.
    this.rooted = roots.test(base) || /^(?:Illuminate|Laravel|MongoDB)\\/.test(from);
    this.is =
      roots.test(base) ||
      /\\Models\\$/.test(from) ||
      /^(?:Illuminate\\(?:Database|Foundation\\Auth)|MongoDB\\Laravel|Laravel\\\w+\\Models?)\\/.test(from) ||
      (marked && (base !== '' || kind === 'trait'));
  }

  tables(): MappedTable[] {
    const { text, shape } = this;
    const { name, base = '', kind } = shape;
    const place = placeOf(text, shape.at);
    const said = this.property('table');
    const attribute = shape.attributes.find((each) => each.name === 'Table');
    const named = phpArgument(text, attribute?.args, 'name', 0);
    const table = said?.value ? this.string(said.value) : named && this.string(named);
    const dynamic = ((said ?? named) !== undefined && table === undefined) || this.method('getTable') !== undefined;
    const [first, second] = table?.split('.') ?? [];
    const abstract = /\babstract\b/.test(shape.modifiers) || kind === 'trait';
    const { columns } = this;
    this.readLists();
    this.readRelations();
    const own: MappedTable = {
      by: 'Eloquent',
      model: name,
      type: name,
      ...place,
      table:
        second === undefined ? { name: first ?? plural(snakeCase(name)) } : { schema: first as string, name: second },
      ...(table === undefined ? { also: conventional(name, base), ...(abstract ? {} : { ruled: true as const }) } : {}),
      // A connection may put one before it.
      prefixed: true,
      ...(dynamic ? { guessed: true as const } : {}),
      columns,
      // Any of its attributes may be one.
      open: true,
      takes: { except: [] },
      fills: true,
      roles: ['read'],
      ...(base !== '' && !this.rooted ? { base } : {}),
      ...(shape.traits.length > 0 ? { parts: shape.traits.map((type) => ({ type })) } : {}),
      ...(abstract ? { fragment: true as const } : {}),
    };
    // Models that extend another have its table, unless they say their own.
    const piece: MappedTable[] = abstract ? [] : [{ ...asPiece(own), model: `(${name})` }];
    return [own, ...piece, ...this.others];
  }

  /** `$fillable`, `$casts` and the like name columns that the model reads or writes. */
  private readLists(): void {
    const { text, shape } = this;
    for (const member of shape.members) {
      const { kind, name, value, body } = member;
      const casts = kind === 'method' && name === 'casts' ? body : undefined;
      const span = kind === 'property' && lists.test(name) ? value : casts && returned(text, casts);
      if (!span) continue;
      for (const [at, column] of this.columnsOf(span)) if (column !== '*') this.listed(column.split('->', 1)[0], at);
    }
    for (const { name, args } of shape.attributes)
      if (args && /^(?:Fillable|Hidden|Visible|Guarded)$/.test(name))
        for (const [at, column] of stringsIn(text, args)) if (column !== '*') this.listed(column, at);
    if (shape.traits.includes('SoftDeletes')) this.listed(this.constant('DELETED_AT') ?? 'deleted_at', shape.at);
    const timestamps = this.property('timestamps');
    const without =
      timestamps?.value && /^false$/i.test(text.code.slice(timestamps.value.start, timestamps.value.end).trim());
    const stamps = without ? [] : [this.stamp('CREATED_AT', 'created_at'), this.stamp('UPDATED_AT', 'updated_at')];
    for (const stamp of stamps) this.listed(stamp, shape.at, { default: 'client' });
    // Filters that the model itself puts together.
    for (const { name, kind, body } of shape.members)
      if (kind === 'method' && body && name !== 'casts')
        for (const column of queriedColumns(text, body)) this.listed(column, body.start);
  }

  private listed(name: string | undefined, at: number, more: Partial<MappedColumn> = {}): void {
    if (name === undefined || name === '' || this.columns.some((column) => column.key === name)) return;
    this.columns.push({
      key: name,
      name,
      ...placeOf(this.text, at),
      required: false,
      optional: true,
      listed: true,
      ...more,
    });
  }

  private readRelations(): void {
    const { text, shape } = this;
    for (const member of shape.members) {
      if (member.kind !== 'method' || !member.body) continue;
      for (const match of text.code.slice(member.body.start, member.body.end).matchAll(relation)) {
        const open = member.body.start + match.index + match[0].length - 1;
        this.readRelation(member, match[1] as string, open);
      }
    }
  }

  private readRelation(member: PhpMember, kind: string, open: number): void {
    const { text, shape } = this;
    const args = parts(text.code, open + 1, closing(text.code, open));
    const arg = (i: number, name: string): Stretch | undefined =>
      phpArgument(text, { start: open + 1, end: closing(text.code, open) }, name, i);
    const string = (i: number, name: string): string | undefined => {
      const span = arg(i, name);
      return span && this.string(span);
    };
    const to = args[0] && text.code.slice(args[0].start, args[0].end);
    const target =
      /^(?:\w+\s*:\s*)?([\w\\]+)::class$/.exec(to ?? '')?.[1] ??
      (args[0] && this.string(args[0])?.replace(/^.*\\/, '')) ??
      '';
    const other = /^(?:self|static)$/.test(target) ? shape.name : lastOf(target);
    const place = placeOf(text, open);
    const own = snakeCase(shape.name);
    const { name: field } = member;
    const mine = (column: string | undefined): void => this.listed(column, open);
    const leads = (model: string, theirs: (string | undefined)[]): void => {
      if (model === '') return;
      this.links.push({
        by: 'Eloquent',
        model: shape.name,
        // A column may be called as the method is.
        field: `${field}() ${model}`,
        target: model,
        list: /Many/.test(kind),
        fields: [],
        theirs: theirs.filter((each) => each !== undefined),
        ...place,
      });
    };
    if (kind === 'belongsTo') {
      mine(string(1, 'foreignKey') ?? `${snakeCase(field)}_id`);
      leads(other, [string(2, 'ownerKey')]);
    } else if (kind === 'hasOne' || kind === 'hasMany') {
      leads(other, [string(1, 'foreignKey') ?? `${own}_id`]);
      mine(string(2, 'localKey'));
    } else if (kind === 'morphTo') {
      const name = string(0, 'name') ?? snakeCase(field);
      mine(string(1, 'type') ?? `${name}_type`);
      mine(string(2, 'id') ?? `${name}_id`);
    } else if (kind === 'morphOne' || kind === 'morphMany') {
      const name = string(1, 'name') ?? '';
      leads(other, [string(2, 'type') ?? `${name}_type`, string(3, 'id') ?? `${name}_id`]);
    } else if (/Through$/.test(kind)) {
      const between = /^([\w\\]+)::class$/.exec(args[1] ? text.code.slice(args[1].start, args[1].end) : '')?.[1];
      const through = lastOf(between ?? '');
      leads(through, [string(2, 'firstKey') ?? `${own}_id`]);
      leads(other, [string(3, 'secondKey') ?? `${snakeCase(through)}_id`]);
      mine(string(4, 'localKey'));
    } else {
      leads(other, []);
      this.pivot(kind, other, field, open, string);
    }
  }

  /** The table between two models, which neither of them is. */
  private pivot(
    kind: string,
    other: string,
    field: string,
    open: number,
    string: (i: number, name: string) => string | undefined,
  ): void {
    const { text, shape } = this;
    const { code } = text;
    const place = placeOf(text, open);
    const [mine, theirs] = [snakeCase(shape.name), snakeCase(other)];
    const morphs = kind !== 'belongsToMany';
    const said = morphs ? string(2, 'table') : string(1, 'table');
    const name = string(1, 'name') ?? '';
    const derived = morphs ? plural(name) : [mine, theirs].sort().join('_');
    const keys = morphs
      ? kind === 'morphToMany'
        ? [string(3, 'foreignPivotKey') ?? `${name}_id`, `${name}_type`, string(4, 'relatedPivotKey') ?? `${theirs}_id`]
        : [string(3, 'foreignPivotKey') ?? `${mine}_id`, `${name}_type`, string(4, 'relatedPivotKey') ?? `${name}_id`]
      : [string(2, 'foreignPivotKey') ?? `${mine}_id`, string(3, 'relatedPivotKey') ?? `${theirs}_id`];
    const end = code.indexOf(';', closing(code, open));
    const rest = { start: closing(code, open), end: end < 0 ? code.length : Math.min(end, open + 3_000) };
    const chained = code.slice(rest.start, rest.end);
    for (const match of chained.matchAll(
      /->\s*(?:withPivot|wherePivot\w*|orWherePivot\w*|orderByPivot|withPivotValue)\s*\(/g,
    )) {
      const at = rest.start + match.index + match[0].length - 1;
      const strings = stringsIn(text, { start: at + 1, end: closing(code, at) });
      keys.push(...strings.slice(0, /withPivot\s*\($/.test(match[0]) ? strings.length : 1).map(([, column]) => column));
    }
    if (/->\s*withTimestamps\s*\(/.test(chained)) keys.push('created_at', 'updated_at');
    const type = `${shape.name}.${field}.${said ?? derived}`;
    // A model of its own for the table, which has columns as models do.
    const using = /->\s*using\s*\(\s*([\w\\]+)::class/.exec(chained)?.[1];
    const column = (key: string): MappedColumn => ({
      key,
      name: key,
      ...place,
      required: false,
      optional: true,
      listed: true,
    });
    this.others.push({
      by: 'Eloquent',
      model: type,
      type,
      table: { name: said ?? derived },
      ...(said === undefined ? { also: [plural(derived), [theirs, mine].sort().join('_')], ruled: true as const } : {}),
      prefixed: true,
      ...place,
      columns: [...new Set(keys)].map(column),
      open: true,
    });
    for (const target of [type, ...(using === undefined ? [] : [lastOf(using)])])
      this.links.push({
        by: 'Eloquent',
        model: shape.name,
        field: `(${target})`,
        target,
        list: false,
        fields: [],
        ...place,
      });
  }

  private columnsOf(span: Stretch): [number, string][] {
    const at = arrayAt(this.text.code, span);
    if (at === undefined) return stringsIn(this.text, span).slice(0, 1);
    return phpEntries(this.text, at).flatMap(({ key, start }): [number, string][] => {
      const said = key ?? this.text.strings.get(start);
      return said === undefined ? [] : [[start, said]];
    });
  }

  private stamp(constant: string, otherwise: string): string | undefined {
    const member = this.shape.members.find(({ kind, name }) => kind === 'constant' && name === constant);
    if (!member?.value) return otherwise;
    return this.string(member.value);
  }

  private constant(name: string): string | undefined {
    const member = this.shape.members.find((each) => each.kind === 'constant' && each.name === name);
    return member?.value && this.string(member.value);
  }

  private property(name: string): PhpMember | undefined {
    return this.shape.members.find((member) => member.kind === 'property' && member.name === name);
  }

  private method(name: string): PhpMember | undefined {
    return this.shape.members.find((member) => member.kind === 'method' && member.name === name);
  }

  private string({ start, end }: Stretch): string | undefined {
    return /^"[^"]*"\s*;?$/.test(this.text.code.slice(start, end)) ? this.text.strings.get(start) : undefined;
  }
}

/** The array that a method returns. */
function returned({ code }: EntityText, { start, end }: Stretch): Stretch | undefined {
  const match = /\breturn\s+/.exec(code.slice(start, end));
  return match ? { start: start + match.index + match[0].length, end } : undefined;
}

/** A pivot's table is in the singular. */
const conventional = (name: string, base: string): string[] => {
  const words = snakeCase(name);
  const last = /^(.*_)?([a-z\d]+)$/.exec(words);
  const many = last ? [`${last[1] ?? ''}${plural(last[2] as string)}`] : [];
  return [...new Set([...(/Pivot$/.test(base) ? [words] : []), ...many, `${words}s`, words])];
};

const asPiece = ({ ruled: _, guessed: __, takes: ___, ...table }: MappedTable): MappedTable => ({
  ...table,
  fragment: true,
});
