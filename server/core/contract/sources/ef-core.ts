import { gate } from '../gates.ts';
import {
  type ContractSource,
  type Found,
  type MappedColumn,
  type MappedTable,
  type ModelLink,
  nothingFound,
} from '../source.ts';
import { csharp } from './csharp.ts';
import {
  bare,
  type CsharpClass,
  type CsharpProperty,
  csharpArgument,
  csharpClasses,
  csharpText,
  namespaceOf,
  type Stretch,
  stringAt,
} from './csharp-code.ts';
import { efConfigured } from './ef-configured.ts';
import { classOf, tableOf } from './ef-tables.ts';
import { CallList, type EntityText, placeOf, snakeCase } from './entity-text.ts';

/**
 * Entities of EF Core: classes whose tables a context, an attribute or a configuration names. Reads and inserts list each public
 * property that is no reference; references have keys of their own that no class may name. Facts: EF Core's documentation
 * (Entity Types, Entity Properties, Keys, Relationships, Owned Types, Inheritance).
 */
export const efCore: ContractSource = {
  id: 'ef-core',
  title: 'entities of EF Core',
  takes: csharp.takes,
  read(_path, raw): Found {
    const classes = mayMap(raw) && properties.test(raw) && mayBeEntities(raw);
    const uses = mayUse(raw) && signs.test(raw);
    if (!classes && !uses) return nothingFound;
    const configures = uses && /\bDbSet\s*<|\bEntity\s*<|Configuration\w*\s*</.test(raw);
    const text = csharpText(raw);
    const mapped: MappedTable[] = [];
    const links: ModelLink[] = [];
    const shapes = csharpClasses(text);
    const space = namespaceOf(text);
    for (const shape of shapes) {
      const entity = new EfClass(text, shape, space);
      mapped.push(...entity.tables());
      links.push(...entity.links);
      if (!configures) continue;
      const context = contextTables(text, shape);
      mapped.push(...context.mapped, ...efConfigured(text, shape));
      links.push(...context.links);
    }
    return { statements: [], mapped, links, calls: uses ? calls(text) : [] };
  },
};

const mayMap = gate('get');
const properties = /\{\s*get\s*;|\brecord\b/;
const mayUse = gate(
  ...[
    'DbSet',
    'DbContext',
    'context',
    'dbContext',
    'db',
    'Set',
    'EntityTypeBuilder',
    'IEntityTypeConfiguration',
    'ModelBuilder',
  ],
  ...['IRepository', 'Repository'],
);

const signs =
  /(?:[cC]ontext|[dD]b|[cC]tx|[uU]ow)\w*\s{0,20}[!?]?\s{0,20}\.\s{0,20}[A-Z]\w*\b(?!\s*[(<])|\b(?:DbSet|Set|Entry|Entity|IEntityTypeConfiguration|\w*Configuration|\w*Repository|IQueryable|Find(?:Async)?|Add(?:Async)?)\s*</;

/** Whether any class of a file may be an entity, by its name. */
function mayBeEntities(raw: string): boolean {
  for (const [, name = ''] of raw.matchAll(/\b(?:class|record)\s+(?:class\s+|struct\s+)?(\w+)/g))
    if (!aside.test(name)) return true;
  return false;
}

/** Types that are values, and stored in a column. */
const scalar =
  /^(?:string|int|long|short|byte|sbyte|uint|ulong|ushort|bool|decimal|double|float|char|object|Guid|DateTime|DateTimeOffset|DateOnly|TimeOnly|TimeSpan|byte\[\]|Byte\[\]|String|Int16|Int32|Int64|Boolean|Decimal|Double|Single|Uri|JsonDocument|JsonElement|Instant|LocalDate|LocalDateTime|IPAddress|BigInteger|NpgsqlTsVector|Vector|Point|Geometry|System\.\w+)\??$/;
const list =
  /^(?:I?(?:ReadOnly)?(?:Collection|List|Set|Enumerable|Dictionary)|HashSet|SortedSet|Dictionary|ObservableCollection)<(.+)>\??$/;

class EfClass {
  readonly links: ModelLink[] = [];
  /** Tables between entities that have lists of one another, where there are any. */
  private readonly others: MappedTable[] = [];
  private open = false;

  constructor(
    private readonly text: EntityText,
    private readonly shape: CsharpClass,
    private readonly space: string,
  ) {}

  tables(): MappedTable[] {
    const { text, shape, space } = this;
    if (/\bstatic\b/.test(shape.modifiers) || aside.test(shape.name)) return [];
    const place = placeOf(text, shape.at);
    const columns = shape.properties.flatMap((property) => this.columnOf(property));
    const [first] = shape.bases;
    const base = first !== undefined && !/^(?:\w+\.)*I[A-Z]\w*$/.test(first) ? first : undefined;
    if (columns.length === 0 && base === undefined && this.links.length === 0) return [];
    const owned = shape.attributes.some(({ name }) => /^(?:Owned|ComplexType)$/.test(name));
    const fragment = (type: string): MappedTable => ({
      by: 'EF Core',
      model: `(${type})`,
      type,
      ...place,
      table: { name: '' },
      columns,
      fragment: true,
      // A class is often called as the one it extends, of another namespace.
      ...(base === undefined ? {} : { base: classOf(base.split('.').slice(-2).join('.')) }),
      ...(this.open ? { open: true as const } : {}),
    });
    const spaces = space.split('.').at(-1) ?? '';
    const values = columns.filter((column) => column.type === undefined);
    const value: MappedTable = {
      ...fragment(`${shape.name}~`),
      columns: values.map(({ type: _, ...column }) => ({ ...column, optional: true })),
      ...(owned && values.length < columns.length ? { open: true as const } : {}),
    };
    const { base: _, ...inside } = value;
    const table = shape.attributes.find(({ name }) => name === 'Table');
    return [
      fragment(classOf(shape.name)),
      ...(spaces === '' ? [] : [fragment(classOf(`${spaces}.${shape.name}`))]),
      inside,
      ...this.others,
      ...(table ? [this.attributed(table.args, place)] : []),
    ];
  }

  /** `[Table("users", Schema = "app")]` */
  private attributed(args: Stretch | undefined, place: { line: number; text: string }): MappedTable {
    const { text, shape } = this;
    const span = csharpArgument(text, args);
    const said = span && stringAt(text, span);
    const schemaAt = csharpArgument(text, args, 'Schema');
    const schema = schemaAt && text.strings.get(schemaAt.start);
    return tableOf(shape.name, said, schema, place);
  }

  private columnOf(property: CsharpProperty): MappedColumn[] {
    const { text, shape } = this;
    const { name, type, attributes, set } = property;
    const has = (...names: string[]): boolean => attributes.some((each) => names.includes(each.name));
    if (has('NotMapped')) return [];
    const place = placeOf(text, property.at);
    const many =
      list.exec(type)?.[1] ?? (/\[\]\??$/.test(type) && !scalar.test(type) ? type.replace(/\[\]\??$/, '') : undefined);
    if (many !== undefined && !scalar.test(many)) {
      const target = bare(many);
      // The other side may have a key that it doesn't name.
      const theirs = [`${shape.name}Id`, `${snakeCase(shape.name)}_id`, `${name}Id`];
      const link = { by: 'EF Core' as const, model: shape.name, list: true, fields: [], ...place };
      this.links.push({ ...link, field: `${name}()`, target, theirs });
      if (!/^\w+$/.test(target)) return [];
      const type = `${shape.name}.${name}`;
      const both = [shape.name, target].sort().join('');
      this.links.push({ ...link, field: `(${type})`, target: type });
      this.others.push({
        by: 'EF Core',
        model: type,
        type,
        ...place,
        table: { name: both },
        also: [snakeCase(both), both.toLowerCase()],
        columns: [],
        open: true,
      });
      return [];
    }
    const column = attributes.find((each) => each.name === 'Column');
    const span = csharpArgument(text, column?.args);
    const said = span && stringAt(text, span);
    if (span && said === undefined) this.open = true;
    const own: MappedColumn = {
      key: name,
      name: said ?? name,
      ...(said === undefined ? { derived: true as const, also: [name.toLowerCase()] } : {}),
      ...place,
      required: !type.endsWith('?') || has('Required'),
      ...(has('DatabaseGenerated') || name === 'Id' || name === `${shape.name}Id` || has('Timestamp')
        ? { default: 'database' as const }
        : {}),
      // Only what can be set is mapped by itself.
      ...(set ? {} : { optional: true as const }),
    };
    if (scalar.test(type) || many !== undefined) return [own];
    const target = bare(type);
    this.links.push({
      by: 'EF Core',
      model: shape.name,
      field: `${name}()`,
      target,
      list: false,
      fields: [],
      ...place,
    });
    const key: MappedColumn = {
      key: `${name}Id`,
      name: `${name}Id`,
      derived: true,
      ...place,
      required: false,
      optional: true,
    };
    // An enum is a value, and a class that is owned has its columns here.
    return [{ ...own, type: `${target}~`, prefix: `${name}_`, optional: true }, key];
  }
}

/** Classes that are hardly entities. */
const aside =
  /(?:Dto|DTO|Request|Response|ViewModel|Command|Query|Handler|Controller|Service|Validator|Exception|Attribute|Args|Builder|Factory|Tests?|Middleware|Extensions?|Converter|Repository|DbContext)$/;

/** `public DbSet<User> Users { get; set; }`: a table, which code names by the entity or by the property. */
function contextTables(text: EntityText, { body }: CsharpClass): { mapped: MappedTable[]; links: ModelLink[] } {
  const { code } = text;
  const mapped: MappedTable[] = [];
  const links: ModelLink[] = [];
  for (const match of code
    .slice(body.start, body.end)
    .matchAll(/\bDbSet\s*<\s*([\w.]+)\s*>\s*\??\s+(\w+)\s*(?:\{|=>)/g)) {
    const target = bare(match[1] as string);
    const place = placeOf(text, body.start + match.index);
    const own = tableOf(target, undefined, undefined, place, [], match[2] as string);
    const model = `.${match[2]}`;
    mapped.push(own, { ...own, model, type: model });
    links.push({ by: 'EF Core', model, field: `(${target})`, target, list: false, fields: [], ...place });
  }
  return { mapped, links };
}

/** Where code uses entities: sets of a context by their name, and whatever is made for a type. */
function calls(text: EntityText): NonNullable<Found['calls']> {
  const { code } = text;
  const list = new CallList('EF Core', text);
  const use = (model: string, at: number, inserts: boolean): void => {
    list.use(model, at, 'read');
    list.use(model, at, 'update');
    if (inserts) list.use(model, at, 'insert');
  };
  for (const match of code.matchAll(
    /\b\w*(?:[cC]ontext|[dD]b|[cC]tx|Uow|uow)\w*\s*[!?]?\s*\.\s*([A-Z]\w*)\b(?!\s*[(<])/g,
  )) {
    const after = code.slice(match.index + match[0].length, match.index + match[0].length + 80);
    use(`.${match[1]}`, match.index, /^\s*\.\s*(?:Add|AddAsync|AddRange|AddRangeAsync|Attach|Update)\s*\(/.test(after));
  }
  for (const match of code.matchAll(
    /\b(?:Set|Entry|FindAsync|Find|IRepository|\w*Repository|IQueryable|DbSet|FromSql\w*|SqlQuery\w*|AddAsync|Add)\s*<\s*(?:[\w.]+\s*,\s*)?([\w.]+)\s*(?:,\s*[\w.?]+\s*)?>/g,
  )) {
    // The context's own property says what there is, and reads nothing yet.
    if (
      /^\s*\??\s+\w+\s*(?:\{\s*get|=>)/.test(
        code.slice(match.index + match[0].length, match.index + match[0].length + 120),
      )
    )
      continue;
    if (/=>\s*$/.test(code.slice(Math.max(0, match.index - 10), match.index)) && match[0].startsWith('Set')) continue;
    use(bare(match[1] as string), match.index, true);
  }
  return list.calls;
}
