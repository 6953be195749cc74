import { gate } from '../gates.ts';
import {
  type ContractSource,
  type Found,
  type MappedColumn,
  type MappedTable,
  type ModelLink,
  nothingFound,
  type Orm,
} from '../source.ts';
import { type Annotation, type ClassShape, classesOf, type Member, membersOf } from './class-shape.ts';
import { decoratedCalls } from './decorated-calls.ts';
import { type EntityText, placeOf, plural, snakeCase } from './entity-text.ts';
import { javascript } from './javascript.ts';
import { parts } from './javascript-shape.ts';
import { jsText, Options, targetOf } from './js-text.ts';

/**
 * Entities that are classes with decorators: TypeORM, MikroORM, sequelize-typescript. Facts: query logs of TypeORM 0.3 and
 * MikroORM 6, and their naming strategies; which is set is told elsewhere, so all are tried.
 */
export const decorated: ContractSource = {
  id: 'decorated',
  title: 'entities with decorators',
  takes: javascript.takes,
  read(_path, raw): Found {
    const declares =
      /@(?:Entity|ViewEntity|ChildEntity|Table|Embeddable|Column|Property|PrimaryKey|PrimaryGeneratedColumn)\b/.test(
        raw,
      );
    const uses = maySign(raw) && signs.test(raw);
    if (!declares && !uses) return nothingFound;
    const text = jsText(raw);
    const mapped: MappedTable[] = [];
    const links: ModelLink[] = [];
    if (declares)
      for (const shape of classesOf(text)) {
        const entity = new DecoratedClass(text, shape, ormOf(raw));
        mapped.push(...entity.tables());
        links.push(...entity.links);
      }
    return { statements: [], mapped, links, calls: uses ? decoratedCalls(text, ormOf(raw)) : [] };
  },
};

const maySign = gate(
  ...['getRepository', 'getCustomRepository', 'InjectRepository', 'EntityRepository', 'Repository', 'EntityManager'],
  ...['createQueryBuilder', 'DataSource', 'manager', 'em', 'BaseEntity', 'forFeature'],
);
const signs =
  /\b(?:getRepository|getCustomRepository|InjectRepository|EntityRepository|Repository|EntityManager|createQueryBuilder|DataSource|entityManager|manager|em|BaseEntity|forFeature)\b/;

/** TypeORM where the file doesn't say another. */
const ormOf = (raw: string): Orm =>
  /['"]@?mikro-orm\b/.test(raw) ? 'MikroORM' : /['"]sequelize-typescript['"]/.test(raw) ? 'Sequelize' : 'TypeORM';

const relations = new Set([
  'ManyToOne',
  'OneToOne',
  'OneToMany',
  'ManyToMany',
  'BelongsTo',
  'HasMany',
  'HasOne',
  'BelongsToMany',
]);
const columns = new Set([
  ...[
    'Column',
    'PrimaryColumn',
    'PrimaryGeneratedColumn',
    'CreateDateColumn',
    'UpdateDateColumn',
    'DeleteDateColumn',
    'VersionColumn',
  ],
  ...['ViewColumn', 'ObjectIdColumn', 'Property', 'PrimaryKey', 'SerializedPrimaryKey', 'Enum', 'Embedded'],
  ...['PrimaryKeyProp', 'CreatedAt', 'UpdatedAt', 'DeletedAt', 'ForeignKey', 'AutoIncrement', 'AllowNull', 'Default'],
]);
const bases = new Set([
  'BaseEntity',
  'Model',
  'Object',
  'Array',
  'EventEmitter',
  'AggregateRoot',
  'HasTimestamps',
  'SoftDeletableEntity',
]);

class DecoratedClass {
  readonly links: ModelLink[] = [];
  private readonly others: MappedTable[] = [];
  private readonly found: MappedColumn[] = [];
  private readonly parts: { type: string; field: string; prefix?: string }[] = [];
  private open = false;

  constructor(
    private readonly text: EntityText,
    private readonly shape: ClassShape,
    private readonly by: Orm,
  ) {}

  tables(): MappedTable[] {
    const { shape, text, by } = this;
    if (shape.kind !== 'class') return [];
    const entity = shape.annotations.find(({ name }) => /^(?:Entity|ViewEntity|ChildEntity|Table)$/.test(name));
    for (const member of membersOf(text, shape.body, 'typescript')) this.readMember(member);
    const embeddable = shape.annotations.some(({ name }) => name === 'Embeddable');
    if (!entity && !embeddable && this.found.length + this.parts.length + this.links.length === 0) return [];
    const place = placeOf(text, shape.at);
    const [first, second] = entity?.args ? parts(text.code, entity.args.start, entity.args.end) : [];
    const direct = first && text.strings.get(first.start);
    const options = new Options(text, direct === undefined ? first : second);
    const said = direct ?? options.string('name') ?? options.string('tableName');
    const dynamic =
      said === undefined &&
      ((first !== undefined && text.code[first.start] !== '{') ||
        options.has('tableName') ||
        (options.has('name') && by === 'TypeORM'));
    const schema = options.string('schema');
    const head = text.code.slice(shape.head.start, shape.head.end);
    const base = /\bextends\s+(?:\w+\.)*(\w+)(?!\w*\s*\()/.exec(head)?.[1];
    const mixed = /\bextends\s+(?:\w+\.)*\w+\s*(?:<[^{}]*>)?\s*\(/.test(head);
    const mapped = entity !== undefined && options.code('abstract') !== 'true';
    const inherits =
      shape.annotations.some(({ name }) => name === 'TableInheritance') || options.has('discriminatorColumn');
    if (by === 'Sequelize' && entity) this.timestamps(options, place);
    const own: MappedTable = {
      by,
      model: shape.name,
      type: shape.name,
      ...place,
      table: { name: said ?? snakeCase(shape.name), ...(schema === undefined ? {} : { schema }) },
      also: said === undefined ? namesOf(shape.name) : [snakeCase(said)],
      ...(dynamic ? { guessed: true as const } : {}),
      ...(said === undefined && mapped && entity?.name !== 'ChildEntity' ? { ruled: true as const } : {}),
      columns: this.found,
      ...(base !== undefined && !bases.has(base) ? { base } : {}),
      ...(this.parts.length > 0 ? { parts: this.parts } : {}),
      ...(mapped ? {} : { fragment: true as const }),
      ...(inherits ? { inheritance: 'single' as const } : {}),
      ...(this.open || mixed || options.open ? { open: true as const } : {}),
    };
    if (base !== undefined && mapped && !bases.has(base)) this.reaches(base, place);
    return [own, ...this.others];
  }

  private timestamps(options: Options, place: { line: number; text: string }): void {
    const add = (name: string): void => {
      this.found.push({ key: name, name, derived: true, ...place, required: false, default: 'client', optional: true });
    };
    if (options.code('timestamps') !== 'false') for (const name of ['createdAt', 'updatedAt']) add(name);
    if (options.code('paranoid') === 'true') add('deletedAt');
  }

  private readMember({ annotations, head, at }: Member): void {
    const match =
      /^(?:(?:public|private|protected|readonly|declare|override|abstract|accessor|static)\s+)*(['"]?)([\w$]*)\1\s*[!?]?\s*(?::\s*([\s\S]*))?$/.exec(
        head.trim(),
      );
    const name = match?.[2];
    if (!name || annotations.length === 0) return;
    const { text, by } = this;
    const place = placeOf(text, at);
    const type = match[3] ?? '';
    const relation = annotations.find((each) => relations.has(each.name));
    if (relation) {
      this.readRelation(name, relation, annotations, type, place);
      return;
    }
    const marks = annotations.filter((each) => columns.has(each.name));
    const [main] = marks;
    if (!main) {
      // A decorator of their own may be a column.
      if (
        annotations.some((each) => /Column|Property/.test(each.name)) &&
        !annotations.some((each) => /^(?:Virtual|Formula)/.test(each.name))
      )
        this.found.push({ key: name, name, derived: true, ...place, required: false, optional: true });
      return;
    }
    const { options, embedded } = this.optionsOf(marks);
    if (embedded !== undefined || main.name === 'Embedded') {
      const prefix = options.string('prefix');
      const target = embedded ?? /(\w+)\s*(?:\[\s*\])?\s*(?:=|$|\|)/.exec(type.trim())?.[1];
      if (target === undefined || options.code('array') === 'true' || options.code('object') === 'true') {
        this.found.push({ key: name, name, derived: true, ...place, required: false });
        return;
      }
      const none = options.code('prefix') === 'false';
      const before = none ? '' : (prefix ?? (by === 'MikroORM' ? `${snakeCase(name)}_` : name));
      this.parts.push({ type: target, field: name, ...(before === '' ? {} : { prefix: before }) });
      return;
    }
    if (options.code('persist') === 'false' || options.has('formula') || options.code('virtualColumn') === 'true')
      return;
    const said = options.string('name') ?? options.string('fieldName') ?? options.string('field');
    const has = (...names: string[]): boolean => marks.some((each) => names.includes(each.name));
    const nullable =
      options.code('nullable') === 'true' ||
      options.code('allowNull') === 'true' ||
      /\bnull\b/.test(type) ||
      (by === 'Sequelize' && !has('PrimaryKey') && options.code('allowNull') !== 'false');
    const made =
      has(
        'PrimaryGeneratedColumn',
        'CreateDateColumn',
        'UpdateDateColumn',
        'VersionColumn',
        'AutoIncrement',
        'Default',
      ) ||
      options.has('default') ||
      options.has('defaultRaw') ||
      options.has('onCreate') ||
      options.has('defaultValue') ||
      options.has('autoIncrement');
    this.found.push({
      key: name,
      name: said ?? name,
      ...(said === undefined ? { derived: true as const } : { also: [snakeCase(said)] }),
      ...place,
      required: !nullable,
      ...(made
        ? { default: by === 'Sequelize' || options.has('onCreate') ? ('client' as const) : ('database' as const) }
        : {}),
      ...(options.code('insert') === 'false' ||
      options.has('generatedType') ||
      options.has('asExpression') ||
      options.has('generated')
        ? { generated: true as const }
        : {}),
      ...(options.code('select') === 'false' || options.code('lazy') === 'true' ? { hidden: true as const } : {}),
    });
  }

  /** Options of a column's decorators, in whichever argument they stand. */
  private optionsOf(marks: readonly Annotation[]): { options: Options; embedded: string | undefined } {
    const { text } = this;
    let found: Options | undefined;
    let embedded: string | undefined;
    for (const { name, args } of marks) {
      for (const [i, part] of (args ? parts(text.code, args.start, args.end) : []).entries()) {
        if (text.code[part.start] === '{') found ??= new Options(text, part);
        // `@Column(() => Name)`
        else if (i === 0 && /^(?:Column|Embedded)$/.test(name) && /=>/.test(text.code.slice(part.start, part.end)))
          embedded ??= targetOf(text, part);
      }
      if (embedded !== undefined && primitive.test(embedded)) embedded = undefined;
    }
    return { options: found ?? new Options(text, undefined), embedded };
  }

  private readRelation(
    field: string,
    relation: Annotation,
    annotations: readonly Annotation[],
    type: string,
    place: { line: number; text: string },
  ): void {
    const { text, shape, by } = this;
    const args = relation.args ? parts(text.code, relation.args.start, relation.args.end) : [];
    const optionsAt = args.find(({ start }) => text.code[start] === '{');
    const options = new Options(text, optionsAt);
    const element = /(?:Promise|Relation|Ref|Reference|Collection|Loaded|Array|Rel)\s*<\s*(\w+)|(\w+)/.exec(type);
    const target =
      targetOf(text, args[0] && text.code[args[0].start] !== '{' ? args[0] : options.span('entity')) ??
      element?.[1] ??
      element?.[2] ??
      '';
    const list = /(?:ToMany|Many)$/.test(relation.name);
    const join = annotations.find(({ name }) => name === 'JoinColumn');
    const inverse =
      options.has('mappedBy') ||
      /^Has/.test(relation.name) ||
      (relation.name === 'OneToOne' &&
        (by === 'TypeORM'
          ? !join
          : text.code.slice(relation.args?.start ?? 0, relation.args?.end ?? 0).split('=>').length > 2 &&
            options.code('owner') !== 'true'));
    const owns = !list && !inverse && relation.name !== 'BelongsTo';
    this.links.push({ by, model: shape.name, field, target, list, fields: owns ? [field] : [], ...place });
    const table = annotations.find(({ name }) => name === 'JoinTable');
    if (list) {
      const pivot =
        options.string('pivotTable') ??
        (relation.name === 'BelongsToMany' ? text.strings.get(args[1]?.start ?? -1) : undefined);
      if (
        table ||
        pivot !== undefined ||
        (by === 'MikroORM' && relation.name === 'ManyToMany' && !options.has('mappedBy'))
      )
        this.joinTable(field, target, table, pivot, place);
      return;
    }
    if (!owns) return;
    const joins = new Options(text, join?.args && parts(text.code, join.args.start, join.args.end)[0]);
    const said =
      joins.string('name') ?? options.string('fieldName') ?? options.string('joinColumn') ?? options.string('name');
    const code = join?.args ? text.code.slice(join.args.start, join.args.end).trim() : '';
    if (code.startsWith('[') || options.has('joinColumns') || options.has('fieldNames')) this.open = true;
    const nullable =
      options.code('nullable') !== 'false' && by === 'TypeORM' ? true : options.code('nullable') === 'true';
    this.found.push({
      key: field,
      name: said ?? `${field}Id`,
      ...(said === undefined
        ? { derived: true as const, also: [`${field}_id`, snakeCase(field), field] }
        : { also: [snakeCase(said)] }),
      ...place,
      required: !nullable,
    });
  }

  private joinTable(
    field: string,
    target: string,
    table: Annotation | undefined,
    pivot: string | undefined,
    place: { line: number; text: string },
  ): void {
    const { text, shape, by } = this;
    const options = new Options(text, table?.args && parts(text.code, table.args.start, table.args.end)[0]);
    const direct = table?.args && text.strings.get(parts(text.code, table.args.start, table.args.end)[0]?.start ?? -1);
    const said = pivot ?? direct ?? options.string('name');
    const found: MappedColumn[] = [];
    for (const side of ['joinColumn', 'inverseJoinColumn']) {
      const name = options.of(side).string('name');
      if (name !== undefined) found.push({ key: name, name, also: [snakeCase(name)], ...place, required: true });
    }
    const own = snakeCase(shape.name);
    const derived = [
      `${own}_${snakeCase(field)}_${snakeCase(target)}`,
      `${plural(own)}_${snakeCase(field)}_${plural(snakeCase(target))}`,
      `${own}_${snakeCase(field)}`,
      `${plural(own)}_${snakeCase(field)}`,
    ];
    const type = `${shape.name}.${field}`;
    this.others.push({
      by,
      model: shape.name,
      type,
      table: { name: said ?? (derived[0] as string) },
      also: said === undefined ? derived.slice(1) : [snakeCase(said)],
      ...place,
      columns: found,
      ...(found.length < 2 ? { open: true as const } : {}),
    });
    this.reaches(type, place);
  }

  /** What is read wherever the entity is. */
  private reaches(target: string, { line, text }: { line: number; text: string }): void {
    this.links.push({
      by: this.by,
      model: this.shape.name,
      field: `(${target})`,
      target,
      list: false,
      fields: [],
      line,
      text,
    });
  }
}

const primitive = /^(?:String|Number|Boolean|Date|Buffer|Object|BigInt|Uint8Array)$/;

/** Names of tables by class: as it is, in snake case, in the plural. */
export const namesOf = (name: string): string[] => [
  ...new Set([
    name,
    plural(snakeCase(name)),
    plural(name),
    name.slice(0, 1).toLowerCase() + name.slice(1),
    snakeCase(name.replace(/(?:Entity|Model)$/, '')),
    plural(snakeCase(name.replace(/(?:Entity|Model)$/, ''))),
  ]),
];
