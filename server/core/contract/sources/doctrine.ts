import { gate } from '../gates.ts';
import {
  type ContractSource,
  type Found,
  type MappedColumn,
  type MappedPart,
  type MappedTable,
  type ModelLink,
  nothingFound,
} from '../source.ts';
import { doctrineCalls } from './doctrine-calls.ts';
import { annotationMarks, attributeMarks, type Mark } from './doctrine-marks.ts';
import { type EntityText, placeOf, plural, snakeCase } from './entity-text.ts';
import { php } from './php.ts';
import { lastOf, type PhpClass, type PhpMember, phpAliases, phpClasses, phpText } from './php-code.ts';

/**
 * Entities of Doctrine, by attributes and by annotations of doc comments: each mapped column is read and inserted. Names that
 * are not said are those of the naming strategy, as they are or in snake case; which is set is told elsewhere, so both are
 * tried. What XML, YAML and PHP arrays map is not read. Facts: Doctrine ORM 3's documentation (Basic Mapping, Association
 * Mapping, Inheritance Mapping, Separating Concerns using Embeddables).
 */
export const doctrine: ContractSource = {
  id: 'doctrine',
  title: 'entities of Doctrine',
  takes: php.takes,
  read(_path, raw): Found {
    if (!may(raw)) return nothingFound;
    const text = phpText(raw);
    const mapped: MappedTable[] = [];
    const links: ModelLink[] = [];
    const declares = marks.test(raw);
    if (declares)
      for (const shape of phpClasses(text)) {
        const entity = new DoctrineClass(text, shape);
        mapped.push(...entity.tables());
        links.push(...entity.links);
      }
    return { statements: [], mapped, links, calls: doctrineCalls(text, mapped.length > 0) };
  },
};

const may = gate(
  ...['ORM', 'Doctrine', 'Entity', 'getRepository', 'EntityManager', 'ServiceEntityRepository', 'persist', 'flush'],
  ...['createQuery', 'createQueryBuilder', 'Domain', 'em', 'entityManager', 'Repository'],
);
const marks =
  /#\[\s*\\?(?:\w+\\)*(?:Entity|Table|Column|Id|MappedSuperclass|Embeddable|Embedded|ManyToOne|OneToOne|OneToMany|ManyToMany)\b|@(?:\w+\\)*(?:Entity|Table|Column|Id|MappedSuperclass|Embeddable|Embedded|ManyToOne|OneToOne|OneToMany|ManyToMany)\b|\btrait\s/;

class DoctrineClass {
  readonly links: ModelLink[] = [];
  private readonly others: MappedTable[] = [];
  private readonly columns: MappedColumn[] = [];
  private readonly pieces: MappedPart[] = [];
  private readonly aliases: ReadonlyMap<string, string>;
  private open = false;

  constructor(
    private readonly text: EntityText,
    private readonly shape: PhpClass,
  ) {
    this.aliases = phpAliases(text);
  }

  tables(): MappedTable[] {
    const { text, shape, columns } = this;
    const before = text.raw.slice(Math.max(0, shape.at - 8_000), shape.at);
    const doc = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*(?:#\[[\s\S]*)?$/.exec(before)?.[0] ?? '';
    const own = [...attributeMarks(text, shape.attributes), ...annotationMarks(doc)];
    const mark = (name: string): Mark | undefined => own.find((each) => each.name === name);
    for (const member of shape.members) if (member.kind === 'property') this.readProperty(member);
    const entity = mark('Entity');
    const piece = shape.kind === 'trait' || mark('MappedSuperclass') || mark('Embeddable');
    if (!entity && !piece && columns.length + this.links.length + this.pieces.length === 0) return [];
    const place = placeOf(text, shape.at);
    const table = mark('Table');
    const said = table?.string('name', 0)?.replace(/[`"]/g, '');
    const [first, second] = said?.split('.') ?? [];
    const schema = second === undefined ? table?.string('schema', 1) : first;
    const dynamic = said === undefined && (table?.code('name', 0) ?? undefined) !== undefined;
    const inheritance = mark('InheritanceType');
    const kind = inheritance?.string('value', 0) ?? inheritance?.code('value', 0) ?? '';
    if (inheritance) {
      const discriminator = mark('DiscriminatorColumn');
      const name = discriminator?.string('name', 0);
      if (discriminator && name === undefined) this.open = true;
      columns.push({ key: '(discriminator)', name: name ?? 'dtype', ...place, required: true });
    }
    if (mark('AttributeOverrides') || mark('AssociationOverrides')) this.open = true;
    const { base } = shape;
    const name = second ?? first;
    const found: MappedTable = {
      by: 'Doctrine',
      model: shape.name,
      type: shape.name,
      ...place,
      table: { name: name ?? shape.name, ...(schema === undefined ? {} : { schema }) },
      ...(name === undefined
        ? { also: namesOf(shape.name), ...(entity && !inherited(shape) ? { ruled: true as const } : {}) }
        : {}),
      ...(dynamic ? { guessed: true as const } : {}),
      columns,
      ...(base === undefined || foreign.test(base) ? {} : { base }),
      ...(shape.traits.length + this.pieces.length > 0
        ? { parts: [...shape.traits.filter((each) => !bare.test(each)).map((type) => ({ type })), ...this.pieces] }
        : {}),
      ...(entity ? {} : { fragment: true as const }),
      ...(/SINGLE/i.test(kind)
        ? { inheritance: 'single' as const }
        : /JOINED/i.test(kind)
          ? { inheritance: 'joined' as const }
          : {}),
      ...(this.open ? { open: true as const } : {}),
    };
    if (base !== undefined && entity && !foreign.test(base)) this.reaches(base, place);
    return [found, ...this.others];
  }

  private readProperty(member: PhpMember): void {
    const { text } = this;
    const marks = [...attributeMarks(text, member.attributes), ...annotationMarks(member.comment)];
    const mark = (...names: string[]): Mark | undefined => marks.find(({ name }) => names.includes(name));
    const { name: key } = member;
    const place = placeOf(text, member.at);
    const relation = mark('ManyToOne', 'OneToOne', 'OneToMany', 'ManyToMany');
    if (relation) {
      this.readRelation(member, relation, marks);
      return;
    }
    const embedded = mark('Embedded');
    if (embedded) {
      const target = this.target(embedded.code('class', 0)) ?? typeIn(member.head);
      const prefix = embedded.code('columnPrefix', 1);
      const said = embedded.string('columnPrefix', 1);
      if (target === undefined || (prefix !== undefined && said === undefined && prefix !== 'false')) this.open = true;
      if (target === undefined) return;
      const before = prefix === 'false' ? '' : (said ?? `${key}_`);
      this.pieces.push({ type: target, field: key, ...(before === '' ? {} : { prefix: before }) });
      return;
    }
    const column = mark('Column', 'Version', 'Id') && (mark('Column') ?? mark('Id'));
    if (!column) {
      // Another library's mark may make a column of it.
      if (marks.some(({ name }) => /Column|Field$|Slug$|Timestampable|Blameable/.test(name)))
        this.columns.push({ key, name: key, derived: true, ...place, required: false, optional: true });
      return;
    }
    const said = column.name === 'Column' ? column.string('name', 0)?.replace(/[`"]/g, '') : undefined;
    const renamed = said === undefined && column.name === 'Column' && column.code('name', 0) !== undefined;
    // A name from elsewhere may be any.
    if (renamed) this.open = true;
    const made = mark('GeneratedValue') !== undefined || mark('Version') !== undefined;
    const computed = column.code('generated') !== undefined || column.code('insertable') === 'false';
    this.columns.push({
      key,
      name: said ?? key,
      ...(said === undefined ? { derived: true as const, also: [numbered(key)] } : {}),
      ...place,
      required: column.code('nullable') !== 'true',
      ...(made ? { default: 'database' as const } : {}),
      ...(computed ? { generated: true as const } : {}),
    });
  }

  private readRelation(member: PhpMember, relation: Mark, marks: readonly Mark[]): void {
    const { text, shape } = this;
    const { name: field } = member;
    const place = placeOf(text, member.at);
    const named = this.target(relation.code('targetEntity', 0)) ?? typeIn(member.head) ?? '';
    const target = named === 'self' || named === 'static' ? shape.name : named;
    const many = relation.name.endsWith('ToMany');
    const inverse = relation.name === 'OneToMany' || relation.code('mappedBy') !== undefined;
    const owns = !many && !inverse;
    this.links.push({
      by: 'Doctrine',
      model: shape.name,
      field,
      target,
      list: many,
      fields: owns ? [field] : [],
      ...place,
    });
    if (relation.name === 'ManyToMany' && !inverse) this.joinTable(member, target, marks);
    if (!owns) return;
    const joins = marks.flatMap((mark) =>
      mark.name === 'JoinColumns' ? mark.marks('value') : mark.name === 'JoinColumn' ? [mark] : [],
    );
    for (const [i, join] of (joins.length > 0 ? joins : [undefined]).entries()) {
      const said = join?.string('name', 0)?.replace(/[`"]/g, '');
      const key = join?.string('referencedColumnName', 1) ?? 'id';
      if (join && said === undefined && join.code('name', 0) !== undefined) this.open = true;
      this.columns.push({
        key: i === 0 ? field : `${field}#${i}`,
        name: said ?? `${field}_${key}`,
        ...(said === undefined
          ? { derived: true as const, also: [`${snakeCase(field)}_${key}`, `${numbered(field)}_${key}`, `${field}Id`] }
          : {}),
        ...place,
        required: join?.code('nullable') === 'false',
      });
    }
    if (marks.some(({ name }) => name === 'JoinColumns') && joins.length === 0) this.open = true;
  }

  private joinTable(member: PhpMember, target: string, marks: readonly Mark[]): void {
    const { text, shape } = this;
    const place = placeOf(text, member.at);
    const mark = marks.find(({ name }) => name === 'JoinTable');
    const said = mark?.string('name', 0)?.replace(/[`"]/g, '');
    const [first, second] = said?.split('.') ?? [];
    const columns: MappedColumn[] = [];
    const sides: [string, readonly Mark[]][] = [
      [shape.name, [...(mark?.marks('joinColumns') ?? []), ...marks.filter(({ name }) => name === 'JoinColumn')]],
      [
        target,
        [...(mark?.marks('inverseJoinColumns') ?? []), ...marks.filter(({ name }) => name === 'InverseJoinColumn')],
      ],
    ];
    for (const [owner, joins] of sides) {
      const names = joins.map((join) => join.string('name', 0));
      if (names.length > 0 && !names.includes(undefined))
        for (const name of names as string[]) columns.push({ key: name, name, ...place, required: true });
      else {
        const name = `${snakeCase(owner)}_id`;
        const also = [`${owner.toLowerCase()}_id`, `${snakeCase(owner)}_source`, `${snakeCase(owner)}_target`];
        columns.push({ key: name, name, also, ...place, required: true });
      }
    }
    const type = `${shape.name}.${member.name}`;
    const derived = [
      `${snakeCase(shape.name)}_${snakeCase(target)}`,
      `${shape.name}_${target}`.toLowerCase(),
      `${snakeCase(shape.name)}_${snakeCase(member.name)}`,
    ];
    const unsaid = said === undefined && mark?.code('name', 0) !== undefined;
    this.others.push({
      by: 'Doctrine',
      model: type,
      type,
      table: {
        name: second ?? first ?? (derived[0] as string),
        ...(second === undefined ? {} : { schema: first as string }),
      },
      ...(said === undefined ? { also: derived.slice(1) } : {}),
      ...(unsaid ? { guessed: true as const } : {}),
      ...place,
      columns,
      ...(target === '' || target === shape.name ? { open: true as const } : {}),
    });
    this.reaches(type, place);
  }

  /** What is read wherever the entity is. */
  private reaches(target: string, { line, text }: { line: number; text: string }): void {
    const { name: model } = this.shape;
    this.links.push({ by: 'Doctrine', model, field: `(${target})`, target, list: false, fields: [], line, text });
  }

  /** `User::class`, `"App\Entity\User"`, `'AppBundle:User'`. */
  private target(code: string | undefined): string | undefined {
    const name = /^\\?((?:\w+\\)*\w+)::class$/.exec(code ?? '')?.[1] ?? /^["']([\w\\:]+)["']$/.exec(code ?? '')?.[1];
    if (name === undefined) return undefined;
    const last = lastOf(name).replace(/^.*:/, '');
    return this.aliases.get(last) ?? last;
  }
}

/** Classes of libraries that map nothing. */
const foreign = /^(?:AbstractController|Event|\w*Exception|ArrayCollection)$/;
/** Traits of libraries that map nothing. */
const bare = /^(?:LoggerAwareTrait|ContainerAwareTrait|TargetPathTrait)$/;
const inherited = (shape: PhpClass): boolean => shape.base !== undefined;

/** The class that a property is of: `private ?User $user`. */
const typeIn = (head: string): string | undefined => {
  const name = /\??\\?((?:\w+\\)*[A-Z]\w*)(?:\s*\|\s*null)?\s*$/.exec(head.trim())?.[1];
  return name === undefined || /^(?:Collection|ArrayCollection)$/.test(lastOf(name)) ? undefined : lastOf(name);
};

/** Digits apart, as the number-aware strategy has them: `line_2`. */
const numbered = (name: string): string => snakeCase(name).replace(/(?<=[a-z])(?=\d)/g, '_');

const namesOf = (name: string): string[] => [
  ...new Set([snakeCase(name), name.toLowerCase(), numbered(name), plural(snakeCase(name))]),
];
