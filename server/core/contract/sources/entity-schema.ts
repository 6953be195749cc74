import { gate } from '../gates.ts';
import {
  type ContractSource,
  type Found,
  type MappedColumn,
  type MappedPart,
  type MappedTable,
  type ModelCall,
  type ModelLink,
  nothingFound,
  type Orm,
} from '../source.ts';
import { namesOf } from './decorated.ts';
import { CallList, type EntityText, placeOf, plural, snakeCase } from './entity-text.ts';
import { javascript } from './javascript.ts';
import { closing, entries, parts } from './javascript-shape.ts';
import { jsText, Options, targetOf } from './js-text.ts';

/**
 * Entities that are objects: `new EntitySchema({ name: 'User', columns: { … } })` of TypeORM and of MikroORM. They are used as
 * those that are classes are; besides, code may call them by the string that is their name. Facts: both libraries'
 * documentation of EntitySchema, and the query logs their classes go by.
 */
export const entitySchema: ContractSource = {
  id: 'entity-schema',
  title: 'entities that are objects',
  takes: javascript.takes,
  read(_path, raw): Found {
    const declares = mayDeclare(raw) && raw.includes('EntitySchema');
    const uses = mayCall(raw) && mayName.test(raw);
    if (!declares && !uses) return nothingFound;
    const text = jsText(raw);
    const by: Orm = /['"]@?mikro-orm\b/.test(raw) ? 'MikroORM' : 'TypeORM';
    const mapped: MappedTable[] = [];
    const links: ModelLink[] = [];
    if (declares) {
      for (const match of text.code.matchAll(
        /(?:\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=;\n]{0,200})?=\s*|\bexports\.([\w$]+)\s*=\s*)?\bnew\s+(?:\w+\.)?EntitySchema\s*(?:<\s*(?:\w+\.)*(\w*)[^()]{0,200}>)?\(/g,
      )) {
        const open = match.index + match[0].length - 1;
        const [first] = parts(text.code, open + 1, closing(text.code, open));
        const schema = new SchemaObject(text, by, match.index, new Options(text, first), [
          match[1] ?? match[2] ?? '',
          match[3] ?? '',
        ]);
        mapped.push(...schema.tables());
        links.push(...schema.links);
      }
      mapped.push(...columnParts(text, by));
    }
    return { statements: [], mapped, links, calls: uses ? namedCalls(text, by) : [] };
  },
};

const mayDeclare = gate('EntitySchema', 'EntitySchemaColumnOptions', 'EntitySchemaOptions');
const mayCall = gate(
  ...['getRepository', 'InjectRepository', 'getTreeRepository', 'getCustomRepository', 'createQueryBuilder'],
  ...['EntityManager', 'typeorm', 'mikro'],
);
const mayName =
  /['"](?:typeorm|@?mikro-orm\b[\w/-]*|@nestjs\/typeorm)['"]|\b(?:getRepository|InjectRepository|getTreeRepository|getCustomRepository|createQueryBuilder|EntityManager)\b/;
/** What is handed a name in quotes, or the constant that is a schema. */
const named =
  /\b(?:getRepository|InjectRepository|getTreeRepository|getCustomRepository|createQueryBuilder|(?:manager|em|entityManager|dataSource|connection|qb)\s*[!?]?\.\s*(?:\w+))\s*(?:<[^()]{0,200}>)?\(\s*(?=['"`a-z_$])|\.\s*(?:from|into|update)\s*\(\s*(?=['"`])/g;

class SchemaObject {
  readonly links: ModelLink[] = [];
  private readonly others: MappedTable[] = [];
  private readonly columns: MappedColumn[] = [];
  private readonly pieces: MappedPart[] = [];
  private open: boolean;
  /** What code may name it by: the constant, its name, its class. */
  private readonly names: readonly string[];

  constructor(
    private readonly text: EntityText,
    private readonly by: Orm,
    private readonly at: number,
    private readonly options: Options,
    called: readonly string[],
  ) {
    this.open = options.open;
    const said = [
      options.string('name'),
      targetOf(text, options.span('target')),
      targetOf(text, options.span('class')),
    ];
    const names = [...said, ...called].filter((name): name is string => !!name);
    this.names = [...new Set([...names, ...names.map((name) => name.replace(/(?<=\w)(?:Entity)?Schema$/, ''))])];
  }

  tables(): MappedTable[] {
    const { text, by, options, names } = this;
    const place = placeOf(text, this.at);
    for (const key of ['columns', 'properties']) this.readColumns(options.span(key));
    this.readEach('relations', (field, each, at) => this.readRelation(field, each, at, each.string('type') ?? ''));
    this.readEach('embeddeds', (field, each) => {
      const target = targetOf(text, each.span('schema')) ?? /^\w+$/.exec(each.code('schema') ?? '')?.[0];
      const prefix = each.code('prefix') === 'false' ? '' : (each.string('prefix') ?? field);
      if (target === undefined) this.open = true;
      else this.pieces.push({ type: target, field, ...(prefix === '' ? {} : { prefix }) });
    });
    // Columns that another part of the options adds, which may be written anywhere.
    if (options.has('inheritance') || options.has('trees')) this.open = true;
    const said = options.string('tableName') ?? options.string('collection');
    const schema = options.string('schema');
    const [first = 'entity'] = names;
    const base = targetOf(text, options.span('extends'));
    const dynamic = said === undefined && (options.has('tableName') || options.has('collection') || options.open);
    const abstract = options.code('abstract') === 'true' || options.code('embeddable') === 'true';
    const child = options.string('type') === 'entity-child';
    const own = (name: string): MappedTable => ({
      by,
      model: name,
      type: name,
      ...place,
      table: { name: said ?? snakeCase(first), ...(schema === undefined ? {} : { schema }) },
      also:
        said === undefined
          ? [...new Set(names.flatMap((each) => [snakeCase(each), ...namesOf(each)]))]
          : [snakeCase(said)],
      ...(dynamic ? { guessed: true as const } : {}),
      ...(said === undefined && !abstract && !child ? { ruled: true as const } : {}),
      ...(abstract ? { fragment: true as const } : {}),
      ...(base === undefined ? {} : { base }),
      columns: this.columns,
      ...(this.pieces.length > 0 ? { parts: this.pieces } : {}),
      ...(this.open || child || (options.has('extends') && base === undefined) ? { open: true as const } : {}),
    });
    const tables = (names.length > 0 ? names : [first]).map(own);
    // Another schema may take its columns whole, whether it has a table or not.
    const pieces = abstract
      ? []
      : tables.map((table): MappedTable => ({ ...withoutRule(table), model: `(${table.model})`, fragment: true }));
    return [...tables, ...pieces, ...this.others];
  }

  private readColumns(span: { start: number; end: number } | undefined): void {
    const { text } = this;
    if (!span) return;
    if (text.code[span.start] !== '{') {
      this.spread(text.code.slice(span.start, span.end));
      return;
    }
    for (const entry of entries(text, span.start)) {
      const value = text.code.slice(entry.start, entry.end).trim();
      if (entry.key === undefined) this.spread(value);
      else if (text.code[entry.start] === '{')
        this.readColumn(entry.key, new Options(text, { start: entry.start, end: entry.end }), entry.at);
      else
        this.columns.push({
          key: entry.key,
          name: entry.key,
          derived: true,
          ...placeOf(text, entry.at),
          required: false,
        });
    }
  }

  private spread(value: string): void {
    const name = /^(?:\w+\.)*([A-Za-z_$][\w$]*)(?:\s+as\b[\s\S]*)?$/.exec(value)?.[1];
    if (name === undefined) this.open = true;
    else this.pieces.push({ type: name });
  }

  private readColumn(key: string, each: Options, at: number): void {
    const { text } = this;
    const kind = each.string('kind') ?? each.string('reference');
    if (kind !== undefined && kind !== 'scalar' && kind !== 'embedded') {
      this.readRelation(key, each, at, kind);
      return;
    }
    if (kind === 'embedded' || each.has('schema')) {
      this.open = true;
      return;
    }
    if (each.code('persist') === 'false' || each.has('formula') || each.code('virtualProperty') === 'true') return;
    if (each.code('virtual') === 'true') return;
    if (isRenamed(each) || each.open) this.open = true;
    this.columns.push(columnOf(text, key, each, at));
  }

  private readRelation(field: string, each: Options, at: number, kind: string): void {
    const { text, by, names } = this;
    const place = placeOf(text, at);
    const target =
      targetOf(text, each.span('target')) ??
      targetOf(text, each.span('entity')) ??
      /^(?:\(\s*\)\s*=>\s*)?(?:\w+\.)*(\w+)$/.exec(
        each.code('target') ?? each.code('entity') ?? each.code('type') ?? '',
      )?.[1] ??
      '';
    const list = /^(?:one-to-many|many-to-many|1:m|m:n)$/.test(kind);
    const many = kind === 'many-to-many' || kind === 'm:n';
    const join = each.of('joinColumn');
    const owns =
      kind === 'many-to-one' ||
      kind === 'm:1' ||
      (kind === 'one-to-one' && (each.has('joinColumn') || by === 'MikroORM')) ||
      (kind === '1:1' && !each.has('mappedBy'));
    for (const model of names)
      this.links.push({ by, model, field, target, list, fields: owns ? [field] : [], ...place });
    if (!/^(?:many-to-one|one-to-one|one-to-many|many-to-many|m:1|1:1|1:m|m:n)$/.test(kind)) this.open = true;
    if (each.code('joinColumn')?.startsWith('[') || each.has('joinColumns') || each.has('fieldNames')) this.open = true;
    if (many && (each.has('joinTable') || each.has('pivotTable') || (by === 'MikroORM' && !each.has('mappedBy'))))
      this.joinTable(field, target, each, place);
    if (!owns) return;
    const said = join.string('name') ?? each.string('fieldName') ?? each.string('joinColumn');
    if (
      said === undefined &&
      (join.has('name') || (join.open && each.code('joinColumn') !== 'true') || each.has('fieldName'))
    )
      this.open = true;
    this.columns.push({
      key: field,
      name: said ?? `${field}Id`,
      ...(said === undefined
        ? { derived: true as const, also: [`${field}_id`, snakeCase(field), field] }
        : { also: [snakeCase(said)] }),
      ...place,
      required: each.code('nullable') === 'false',
    });
  }

  private joinTable(field: string, target: string, each: Options, place: { line: number; text: string }): void {
    const options = each.of('joinTable');
    const said = options.string('name') ?? each.string('pivotTable') ?? each.string('joinTable');
    const columns: MappedColumn[] = [];
    for (const side of ['joinColumn', 'inverseJoinColumn']) {
      const name = options.of(side).string('name');
      if (name !== undefined) columns.push({ key: name, name, also: [snakeCase(name)], ...place, required: true });
    }
    const own = snakeCase(this.names[0] ?? '');
    const derived = [
      `${own}_${snakeCase(field)}_${snakeCase(target)}`,
      `${plural(own)}_${snakeCase(field)}_${plural(snakeCase(target))}`,
      `${own}_${snakeCase(field)}`,
      `${plural(own)}_${snakeCase(field)}`,
    ];
    const type = `${this.names[0] ?? ''}.${field}`;
    this.others.push({
      by: this.by,
      model: type,
      type,
      table: { name: said ?? (derived[0] as string) },
      also: said === undefined ? derived.slice(1) : [snakeCase(said)],
      ...place,
      columns,
      ...(columns.length < 2 ? { open: true as const } : {}),
    });
    for (const model of this.names)
      this.links.push({ by: this.by, model, field: `(${type})`, target: type, list: false, fields: [], ...place });
  }

  private readEach(key: string, take: (field: string, each: Options, at: number) => void): void {
    const { text, options } = this;
    const span = options.span(key);
    if (!span) return;
    if (text.code[span.start] !== '{') {
      this.open = true;
      return;
    }
    for (const entry of entries(text, span.start)) {
      if (entry.key === undefined || text.code[entry.start] !== '{') this.open = true;
      else take(entry.key, new Options(text, { start: entry.start, end: entry.end }), entry.at);
    }
  }
}

const withoutRule = ({ ruled: _, guessed: __, ...table }: MappedTable): MappedTable => table;

/** A name from elsewhere may be any. */
const isRenamed = (each: Options): boolean =>
  ['name', 'fieldName'].some((key) => each.has(key) && each.string(key) === undefined);

function columnOf(text: EntityText, key: string, each: Options, at: number): MappedColumn {
  const said = each.string('name') ?? each.string('fieldName');
  const made = [
    'generated',
    'createDate',
    'updateDate',
    'version',
    'default',
    'defaultRaw',
    'autoincrement',
    'onCreate',
  ];
  return {
    key,
    name: said ?? key,
    ...(said === undefined ? { derived: true as const } : { also: [snakeCase(said)] }),
    ...placeOf(text, at),
    required: each.code('nullable') !== 'true' && each.code('deleteDate') !== 'true',
    ...(made.some((option) => each.has(option)) ? { default: 'database' as const } : {}),
    ...(each.code('insert') === 'false' || each.has('generatedType') || each.has('asExpression')
      ? { generated: true as const }
      : {}),
    ...(each.code('select') === 'false' || each.code('lazy') === 'true' ? { hidden: true as const } : {}),
  };
}

/** `const base = { id: { … } as EntitySchemaColumnOptions }`: columns that schemas spread into their own. */
function columnParts(text: EntityText, by: Orm): MappedTable[] {
  const found: MappedTable[] = [];
  for (const match of text.code.matchAll(/\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=;\n]{0,200})?=\s*(?=\{)/g)) {
    const at = match.index + match[0].length;
    const columns: MappedColumn[] = [];
    const pieces: MappedPart[] = [];
    let open = false;
    for (const entry of entries(text, at)) {
      const value = text.code.slice(entry.start, entry.end).trim();
      if (entry.key === undefined && /^[\w$]+$/.test(value)) pieces.push({ type: value });
      else if (entry.key === undefined || text.code[entry.start] !== '{') open = true;
      else {
        const each = new Options(text, { start: entry.start, end: entry.end });
        open ||= isRenamed(each) || each.open;
        columns.push(columnOf(text, entry.key, each, entry.at));
      }
    }
    if (columns.length === 0 && pieces.length === 0) continue;
    const name = match[1] as string;
    found.push({
      by,
      model: `(${name})`,
      type: name,
      ...placeOf(text, match.index),
      table: { name: '' },
      columns,
      fragment: true,
      ...(pieces.length > 0 ? { parts: pieces } : {}),
      ...(open ? { open: true as const } : {}),
    });
  }
  return found;
}

/** `getRepository('User')`, `manager.find('User', …)`, `getRepository(userSchema)`: all that can be done is done. */
function namedCalls(text: EntityText, by: Orm): ModelCall[] {
  const list = new CallList(by, text);
  for (const match of text.code.matchAll(named)) {
    const at = match.index + match[0].length;
    const name = text.strings.get(at) ?? /^[\w$]+(?=\s*[,)])/.exec(text.code.slice(at, at + 100))?.[0];
    if (name === undefined || !/^[\w$]{1,100}$/.test(name)) continue;
    list.use(name, match.index, 'read');
    if (!/\.\s*(?:find\w*|count\w*|exists?\w*)\s*\W*$/.test(match[0])) {
      list.use(name, match.index, 'insert');
      list.use(name, match.index, 'update');
    }
  }
  return list.calls;
}
