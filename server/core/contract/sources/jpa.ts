import {
  type ContractSource,
  type Found,
  type MappedColumn,
  type MappedTable,
  type ModelLink,
  nothingFound,
} from '../source.ts';
import { type Annotation, annotationsIn, argument, type ClassShape, classesOf, membersOf } from './class-shape.ts';
import { type EntityText, entityText, lowerFirst, placeOf, snakeCase } from './entity-text.ts';
import { java, language as javaLanguage } from './java.ts';
import { closing, parts } from './javascript-shape.ts';
import { jpaCalls } from './jpa-calls.ts';
import { readConstants } from './jvm-constants.ts';
import { type Field, javaField, javaGetter, kotlinField } from './jvm-fields.ts';
import { kotlin, language as kotlinLanguage } from './kotlin.ts';

/**
 * Entities of JPA (Hibernate, EclipseLink) in Java and Kotlin, and where the code uses them. A read lists every mapped
 * column, and so does an INSERT, with NULL for what has no value. Names follow the provider, Spring or nothing, which only
 * the configuration tells: all are tried. Facts: the Jakarta Persistence specification, Hibernate's and Spring's manuals.
 */
export const jpa: ContractSource = {
  id: 'jpa',
  title: 'JPA entities',
  takes: (path) => java.takes(path) || kotlin.takes(path),
  read(path, raw): Found {
    if (!signs.test(raw)) return nothingFound;
    const form = java.takes(path) ? 'java' : 'kotlin';
    const text = entityText(raw, form === 'java' ? javaLanguage : kotlinLanguage);
    const mapped: MappedTable[] = [];
    const links: ModelLink[] = [];
    for (const shape of classesOf(text)) {
      const entity = new Entity(text, shape, form);
      mapped.push(...entity.tables());
      links.push(...entity.links);
    }
    const constants = readConstants(text);
    return {
      statements: [],
      mapped,
      links,
      calls: jpaCalls(text, new Set(mapped.map((table) => table.model))),
      ...(constants ? { constants } : {}),
    };
  },
};

const signs =
  /\b(?:javax|jakarta)\.persistence\b|@(?:Entity|MappedSuperclass|Embeddable|Repository|Query)\b|\b\w*(?:Repository|Dao)\w*\s*<|\b(?:EntityManager|Session|entityManager|em)\b|\bstatic\s+final\s+String\b|\bfinal\s+static\s+String\b|\bconst\s+val\b|\babstract\s+class\b|\bnew\s+[A-Z]|\.builder\(\)/;

const relations = new Set([
  'ManyToOne',
  'OneToOne',
  'OneToMany',
  'ManyToMany',
  'ElementCollection',
  'Any',
  'ManyToAny',
]);
const persistent = new Set([
  ...['Column', 'Id', 'EmbeddedId', 'Embedded', 'Basic', 'Version', 'Enumerated', 'Temporal', 'Lob', 'JoinColumn'],
  ...[
    'JoinColumns',
    'JoinTable',
    'Convert',
    'GeneratedValue',
    'Type',
    'JdbcTypeCode',
    'Formula',
    'Transient',
    'OrderColumn',
  ],
  ...relations,
]);

/** Columns of base classes that come with libraries. */
const known: Readonly<Record<string, readonly string[]>> = {
  PanacheEntity: ['id'],
  PanacheEntityBase: [],
  AbstractPersistable: ['id'],
  AbstractAuditable: ['id', 'createdBy', 'createdDate', 'lastModifiedBy', 'lastModifiedDate'],
  RepresentationModel: [],
  AbstractAggregateRoot: [],
  Object: [],
};

class Entity {
  readonly links: ModelLink[] = [];
  private readonly others: MappedTable[] = [];
  private readonly columns: MappedColumn[] = [];
  private readonly partsOf: { type: string; field?: string; names?: Record<string, string> }[] = [];
  private readonly annotations: ReadonlyMap<string, Annotation>;
  private open = false;

  constructor(
    private readonly text: EntityText,
    private readonly shape: ClassShape,
    private readonly form: 'java' | 'kotlin',
  ) {
    this.annotations = byName(shape.annotations);
  }

  tables(): MappedTable[] {
    const { shape, text } = this;
    const entity = this.annotations.get('Entity');
    const fragment = this.annotations.has('MappedSuperclass') || this.annotations.has('Embeddable');
    const plain = !entity && !fragment;
    // A plain base class hides what an entity above it maps, or maps nothing.
    if (plain && (!/\babstract\b/.test(shape.modifiers) || shape.kind !== 'class')) return [];
    const base = this.base();
    const place = placeOf(text, shape.at);
    if (!plain) this.readMembers();
    const bare = base?.slice(base.lastIndexOf('.') + 1);
    const library = bare === undefined ? undefined : known[bare];
    if (bare !== undefined && entity) this.reaches(bare, place);
    for (const name of library ?? [])
      this.columns.push({ key: name, name, derived: true, ...place, required: false, optional: true });
    const table = this.annotations.get('Table');
    const said = table && argument(text, table, 'name');
    const name = said && this.said(said);
    const entityName = entity && argument(text, entity, 'name');
    const called = (entityName && this.said(entityName)?.name) || shape.name;
    const schema =
      table && (this.string(argument(text, table, 'schema')) ?? this.string(argument(text, table, 'catalog')));
    const inheritance = this.annotations.get('Inheritance');
    const strategy = inheritance && /\b(SINGLE_TABLE|TABLE_PER_CLASS|JOINED)\b/.exec(this.code(inheritance.args));
    this.discriminator(inheritance !== undefined);
    const own: MappedTable = {
      by: 'JPA',
      model: shape.name,
      type: shape.name,
      ...place,
      table: { name: name?.name ?? called, ...(schema === undefined ? {} : { schema }) },
      also: name ? spellings(name.name) : [snakeCase(called), ...spellings(called)],
      ...(name?.constant === undefined ? {} : { constant: name.constant }),
      columns: this.columns,
      ...(bare !== undefined && library === undefined ? { base: bare } : {}),
      ...(this.partsOf.length > 0 ? { parts: this.partsOf } : {}),
      ...(entity ? { inheritance: inheritances[strategy?.[1] ?? ''] ?? 'single' } : { fragment: true as const }),
      ...(this.open ? { open: true as const } : {}),
    };
    if (entity && !inheritance) delete (own as { inheritance?: string }).inheritance;
    const alias = called === shape.name || !entity ? [] : [{ ...own, model: called }];
    const history: MappedTable[] = shape.annotations.some((each) => each.name === 'Audited')
      ? [own.table.name, ...(own.also ?? [])].map((each) => ({
          ...own,
          table: { ...own.table, name: `${each}_AUD` },
          also: [`${each}_aud`],
          open: true as const,
        }))
      : [];
    return [own, ...alias, ...history, ...this.others];
  }

  /** The class it extends, without type arguments. */
  private base(): string | undefined {
    const head = this.text.code.slice(this.shape.head.start, this.shape.head.end);
    if (this.form === 'java') return /\bextends\s+([\w.]+)/.exec(withoutTypeArguments(head))?.[1];
    const { code } = this.text;
    let from = this.shape.head.start;
    for (; from < this.shape.head.end && code[from] !== ':'; from++) if (code[from] === '(') from = closing(code, from);
    for (const { start, end } of parts(code, from + 1, this.shape.head.end)) {
      const found = /^([\w.]+)\s*(?:<[^()]*>)?\s*\(/.exec(code.slice(start, end));
      if (found) return found[1];
    }
    return undefined;
  }

  private discriminator(inherits: boolean): void {
    const column = this.annotations.get('DiscriminatorColumn');
    if (!column && !inherits) return;
    const name = (column && this.string(argument(this.text, column, 'name'))) ?? 'DTYPE';
    this.columns.push({
      key: '(discriminator)',
      name,
      also: [name.toLowerCase()],
      ...placeOf(this.text, this.shape.at),
      required: false,
      optional: true,
      default: 'client',
    });
  }

  private readMembers(): void {
    const { text, shape, form } = this;
    const fields: Field[] = [];
    const getters: Field[] = [];
    if (form === 'kotlin') {
      const open = text.code.indexOf('(', shape.head.start);
      if (
        open >= 0 &&
        open < shape.head.end &&
        /^\s*(?:<[^()]*>)?\s*(?:@?\w+\s*)*$/.test(text.code.slice(shape.head.start, open))
      )
        for (const part of parts(text.code, open + 1, closing(text.code, open)))
          fields.push(...membersOf(text, part, 'kotlin').flatMap(kotlinField));
      fields.push(...membersOf(text, shape.body, 'kotlin').flatMap(kotlinField));
    } else {
      for (const member of membersOf(text, shape.body, 'java')) {
        fields.push(...javaField(member));
        getters.push(...javaGetter(member));
      }
    }
    const marked = (all: readonly Field[]): boolean =>
      all.some(({ annotations }) => annotations.some(({ name }) => persistent.has(name) && name !== 'Transient'));
    const byGetter = marked(getters) && !marked(fields);
    for (const field of byGetter ? getters : fields) this.readField(field);
    if (!byGetter) for (const field of getters) if (marked([field])) this.readField(field);
  }

  private readField(field: Field): void {
    const has = byName(field.annotations);
    const { text } = this;
    if (has.has('Transient') || has.has('Formula')) return;
    const place = placeOf(text, field.at);
    const key = field.name;
    const relation = field.annotations.find(({ name }) => relations.has(name));
    if (relation) {
      this.readRelation(field, relation, has);
      return;
    }
    const column = has.get('Column');
    const overrides = this.overrides(field.annotations);
    if (has.has('EmbeddedId') || has.has('Embedded') || overrides) {
      this.partsOf.push({ type: field.type, field: key, ...(overrides ? { names: overrides } : {}) });
      return;
    }
    const made = has.get('GeneratedValue');
    const required =
      field.primitive ||
      has.has('Id') ||
      has.has('NotNull') ||
      has.has('NonNull') ||
      this.says(column, 'nullable', 'false');
    this.add(column, {
      key,
      name: key,
      ...place,
      required,
      ...(made ? { default: 'either' as const } : {}),
      ...(this.says(column, 'insertable', 'false') || (made && /\bIDENTITY\b/.test(this.code(made.args)))
        ? { generated: true as const }
        : {}),
      ...(/^[A-Z]/.test(field.type) ? { type: field.type } : {}),
    });
  }

  /** A column by its annotation, or by its field. */
  private add(annotation: Annotation | undefined, column: MappedColumn): void {
    const at = annotation && argument(this.text, annotation, 'name');
    const name = at && this.said(at);
    const named: MappedColumn = {
      ...column,
      name: name?.name ?? column.name,
      also: name ? spellings(name.name) : [snakeCase(column.name), ...spellings(column.name)],
      ...(name?.constant === undefined ? {} : { constant: name.constant }),
    };
    const secondary = annotation && this.string(argument(this.text, annotation, 'table'));
    if (secondary === undefined) this.columns.push(named);
    else this.other(secondary, spellings(secondary), column, [named]);
  }

  private other(
    name: string,
    also: readonly string[],
    place: { line: number; text: string },
    columns: readonly MappedColumn[],
  ): void {
    const { line, text } = place;
    const { name: model } = this.shape;
    const type = `${model}.${name}`;
    const open = columns.length < 2 ? { open: true as const } : {};
    this.others.push({ by: 'JPA', model, type, table: { name }, also, line, text, columns, ...open });
    this.reaches(type, place);
  }

  /** What is read wherever the entity is. */
  private reaches(target: string, { line, text }: { line: number; text: string }): void {
    const field = `(${target})`;
    this.links.push({ by: 'JPA', model: this.shape.name, field, target, list: false, fields: [], line, text });
  }

  private readRelation(field: Field, relation: Annotation, has: ReadonlyMap<string, Annotation>): void {
    const { text, shape } = this;
    const place = placeOf(text, field.at);
    const args = this.code(relation.args);
    const target = /\btargetEntity\s*=\s*(\w+)/.exec(args)?.[1] ?? field.element;
    const list = relation.name.endsWith('Many') || relation.name === 'ElementCollection';
    const inverse = /\bmappedBy\s*=/.test(args);
    const link = { by: 'JPA' as const, model: shape.name, field: field.name, target, list, ...place };
    if (relation.name !== 'ElementCollection')
      this.links.push({ ...link, fields: list || inverse ? [] : [field.name] });
    const joins = field.annotations.flatMap((each) =>
      each.name === 'JoinColumn'
        ? [each]
        : each.name === 'JoinColumns' && each.args
          ? annotationsIn(text, each.args).filter(({ name }) => name === 'JoinColumn')
          : [],
    );
    const table = has.get('JoinTable') ?? has.get('CollectionTable');
    if (table || relation.name === 'ManyToMany' || relation.name === 'ElementCollection') {
      if (!inverse) this.joinTable(field, relation, table, target);
      return;
    }
    if (inverse || (list && joins.length === 0)) return;
    if (relation.name.endsWith('Any')) this.open = true;
    if (list) return;
    if (joins.length === 0) {
      this.add(undefined, {
        key: field.name,
        name: `${field.name}_id`,
        ...place,
        required: /optional\s*=\s*false/.test(args),
      });
      const last = this.columns.at(-1);
      const also = [`${snakeCase(field.name)}_id`, `${field.name}Id`, field.name, snakeCase(field.name)];
      if (last) this.columns[this.columns.length - 1] = { ...last, also: [...(last.also ?? []), ...also] };
    }
    for (const [i, join] of joins.entries())
      this.add(join, {
        key: i === 0 ? field.name : `${field.name}.${i}`,
        name: `${field.name}_id`,
        ...place,
        required: this.says(join, 'nullable', 'false') || /optional\s*=\s*false/.test(args),
        ...(this.says(join, 'insertable', 'false') ? { generated: true as const } : {}),
      });
  }

  /** The table of a many-to-many relation, or of a list of values. */
  private joinTable(field: Field, relation: Annotation, table: Annotation | undefined, target: string): void {
    const { text, shape } = this;
    const place = placeOf(text, field.at);
    const at = table && argument(text, table, 'name');
    const said = at && this.said(at)?.name;
    const values = relation.name === 'ElementCollection';
    const derived = values ? `${shape.name}_${field.name}` : `${shape.name}_${target}`;
    const columns: MappedColumn[] = [];
    for (const side of table?.args ? annotationsIn(text, table.args) : []) {
      const name = side.name === 'JoinColumn' ? this.string(argument(text, side, 'name')) : undefined;
      if (name !== undefined) columns.push({ key: name, name, also: spellings(name), ...place, required: true });
    }
    for (const annotation of field.annotations) {
      const name = /^(?:Column|MapKeyColumn|OrderColumn)$/.test(annotation.name)
        ? this.string(argument(text, annotation, 'name'))
        : undefined;
      if (name !== undefined) columns.push({ key: name, name, also: spellings(name), ...place, required: false });
    }
    const name = said ?? derived;
    const also =
      said === undefined
        ? [
            `${snakeCase(shape.name)}_${snakeCase(values ? field.name : target)}`,
            ...spellings(derived),
            `${snakeCase(shape.name)}_${snakeCase(field.name)}`,
          ]
        : spellings(name);
    this.other(name, also, place, columns);
  }

  private overrides(annotations: readonly Annotation[]): Record<string, string> | undefined {
    const { text } = this;
    const names: Record<string, string> = {};
    for (const each of annotations) {
      if (!/^(?:AttributeOverrides?|AssociationOverrides?)$/.test(each.name)) continue;
      const all = each.name.endsWith('s') && each.args ? annotationsIn(text, each.args) : [each];
      for (const one of all) {
        const key = /Override$/.test(one.name) ? this.string(argument(text, one, 'name')) : undefined;
        const column =
          one.args && annotationsIn(text, one.args).find(({ name }) => name === 'Column' || name === 'JoinColumn');
        const name = column && this.string(argument(text, column, 'name'));
        if (key !== undefined && name !== undefined) names[key] = name;
      }
    }
    return Object.keys(names).length > 0 ? names : undefined;
  }

  private code(span: { start: number; end: number } | undefined): string {
    return span ? this.text.code.slice(span.start, span.end) : '';
  }

  private says(annotation: Annotation | undefined, name: string, value: string): boolean {
    return annotation !== undefined && this.code(argument(this.text, annotation, name)).trim() === value;
  }

  private string(span: { start: number; end: number } | undefined): string | undefined {
    return span && this.said(span)?.name;
  }

  /** What a name is said to be: a string, or a constant. */
  private said({ start, end }: { start: number; end: number }): { name: string; constant?: string } | undefined {
    const string = this.text.strings.get(start);
    if (string !== undefined) return { name: string.replace(/^[`"[]|[`"\]]$/g, '') };
    const code = this.text.code.slice(start, end).trim();
    return /^[\w.]+$/.test(code)
      ? { name: code, constant: code.slice(code.lastIndexOf('.') + 1) }
      : { name: code, constant: '?' };
  }
}

/** `class A<T extends B> extends C<T>` */
function withoutTypeArguments(head: string): string {
  let rest = head.slice(0, 2000);
  for (let depth = 0; depth < 8 && rest.includes('<'); depth++) rest = rest.replace(/<[^<>]*>/g, ' ');
  return rest;
}

const inheritances: Readonly<Record<string, MappedTable['inheritance'] & string>> = {
  SINGLE_TABLE: 'single',
  TABLE_PER_CLASS: 'each',
  JOINED: 'joined',
};

/** How naming rules may spell a name that is said: as it stands, in snake case, folded by the database. */
const spellings = (name: string): string[] => [
  ...new Set([snakeCase(name), lowerFirst(name), name.toLowerCase(), name.toUpperCase()]),
];

const byName = (annotations: readonly Annotation[]): ReadonlyMap<string, Annotation> =>
  new Map(annotations.map((each) => [each.name, each]));
