import { className, type Inflections, tableName, underscore } from './inflections.ts';
import type { PlacedClass, Settled } from './model-classes.ts';
import type { MappedTable, ModelClass, ModelLink } from './source.ts';
import { inflectionRules } from './sources/active-record.ts';

/** Classes inherit this deep at most. */
const deepest = 20;

/**
 * Models of ActiveRecord: what inherits from a base that maps no table gets one by its name; what inherits from a model shares
 * its table. Modules hand on what they say to the classes that include them.
 */
export function settleRuby(placed: readonly PlacedClass[]): Settled {
  return placed.length === 0 ? { tables: [], links: [] } : new Settling(placed).settled();
}

interface Told {
  readonly each: PlacedClass;
  readonly model: boolean;
  readonly table?: MappedTable['table'];
  readonly also?: readonly string[];
  readonly guessed?: true;
  readonly ruled?: true;
  readonly ignored: readonly string[];
}

class Settling {
  private readonly byName = new Map<string, PlacedClass[]>();
  private readonly words: Inflections;
  private readonly known = new Map<PlacedClass, Told>();

  constructor(private readonly placed: readonly PlacedClass[]) {
    for (const each of placed) this.byName.set(each.own.name, [...(this.byName.get(each.own.name) ?? []), each]);
    this.words = rulesOf(placed);
  }

  settled(): Settled {
    const tables: { table: MappedTable; path: string }[] = [];
    const links: { link: ModelLink; path: string }[] = [];
    for (const each of this.placed) {
      const told = this.tell(each, 0);
      const { own, path } = each;
      if (!told.model || own.abstract) continue;
      const { line, text } = own;
      const model = own.name.slice(own.name.lastIndexOf(':') + 1);
      const base = { by: 'ActiveRecord' as const, model, type: own.name, home: each.home, line, text, columns: [] };
      tables.push({
        path,
        table: {
          ...base,
          table: told.table ?? { name: own.name },
          takes: { except: told.ignored },
          ...(own.fills ? { fills: true as const } : {}),
          ...(told.also ? { also: told.also } : {}),
          ...(told.guessed ? { guessed: true as const } : {}),
          ...(told.ruled ? { ruled: true as const } : {}),
        },
      });
      for (const relation of this.relations(each, 0)) {
        const { field, target, join } = relation;
        const wanted =
          target.from === undefined || target.from === '*' ? target.name : className(target.name, this.words);
        const found = this.resolve(wanted, own.name);
        for (const to of found)
          links.push({
            path,
            link: {
              by: 'ActiveRecord',
              model: own.name,
              field,
              target: to.own.name,
              list: false,
              fields: [],
              line: relation.line,
              text: relation.text,
            },
          });
        const other = found[0] && this.tell(found[0], 0).table?.name;
        if (!join || !told.table) continue;
        const name = join.table ?? (other === undefined ? undefined : joinName(told.table.name, other));
        if (name !== undefined)
          tables.push({
            path,
            table: {
              ...base,
              type: `${own.name}::${field}`,
              table: { name },
              takes: { except: [] },
              line: relation.line,
              text: relation.text,
            },
          });
      }
    }
    return { tables, links };
  }

  /** Relations of a class, of what it includes, and of what it inherits from. */
  private relations(each: PlacedClass, depth: number): NonNullable<ModelClass['relations']> {
    if (depth > deepest) return [];
    const above = each.own.bases.flatMap(({ name }) => this.resolve(name, each.own.name));
    return [
      ...(each.own.relations ?? []),
      ...above.filter((one) => one !== each).flatMap((one) => this.relations(one, depth + 1)),
    ];
  }

  private tell(each: PlacedClass, depth: number): Told {
    const known = this.known.get(each);
    if (known) return known;
    const told = depth > deepest ? { each, model: false, ignored: [] } : this.work(each, depth);
    this.known.set(each, told);
    return told;
  }

  private work(each: PlacedClass, depth: number): Told {
    const { own } = each;
    const above = own.bases.map((base) => ({
      base,
      told: this.resolve(base.name, own.name)
        .filter((one) => one !== each)
        .map((one) => this.tell(one, depth + 1)),
    }));
    const mixed = above.flatMap(({ told }) => told);
    const ignored = [...(own.ignored ?? []), ...mixed.flatMap((one) => one.ignored)];
    const [first] = above.filter(({ base }) => base.from !== '*');
    const parent = first?.told.find((one) => one.model);
    // A class of the same name that is opened again somewhere else says what it is.
    const reopened = (this.byName.get(own.name) ?? []).some((one) => one !== each && one.own.root === true);
    const record = own.root === true || parent !== undefined || (own.bases.length > 0 && !first && reopened);
    const said = own.table !== undefined || own.dynamic === true;
    const model = record || (said && first !== undefined);
    const result = { each, model, ignored };
    if (!model) return result;
    if (own.table) return { ...result, table: own.table };
    if (own.dynamic) return { ...result, guessed: true };
    if (parent && !parent.each.own.abstract) {
      const { table, also, guessed, ruled } = parent;
      return {
        ...result,
        ...(table ? { table } : {}),
        ...(also ? { also } : {}),
        ...(guessed ? { guessed } : {}),
        ...(ruled ? { ruled } : {}),
        ignored: [...ignored, ...parent.ignored],
      };
    }
    const [name, ...also] = this.namesOf(own.name, parent);
    return { ...result, table: { name: name as string }, ...(also.length > 0 ? { also } : {}), ruled: true };
  }

  /** Names the table may have, the likeliest first. */
  private namesOf(type: string, parent: Told | undefined): string[] {
    const own = tableName(type, this.words);
    const around = type.split('::').slice(0, -1);
    const names: string[] = [];
    for (let length = around.length; length > 0; length--) {
      const outer = around.slice(0, length).join('::');
      for (const { own: one } of this.byName.get(outer) ?? []) {
        if (one.owner === '*') names.push(`${around.map((word) => underscore(word, this.words)).join('_')}_${own}`);
        else if (one.owner !== undefined) names.push(one.owner + own);
        // Inside a model: `Invoice::LineItem` is kept in `invoice_line_items`.
        else if (one.root === true && !one.abstract)
          names.push(`${underscore(outer.slice(outer.lastIndexOf(':') + 1), this.words)}_${own}`);
      }
    }
    const prefix = parent?.each.own.owner;
    if (prefix !== undefined && prefix !== '*') names.push(prefix + own);
    const spelled = around.map((word) => underscore(word, this.words)).join('_');
    return [...new Set([...names, own, ...(around.length > 0 ? [`${spelled}_${own}`] : [])])];
  }

  /** A constant as it is meant inside a class: of the namespaces around it, the innermost first. */
  private resolve(name: string, inside: string): readonly PlacedClass[] {
    const wanted = name.replace(/^::/, '');
    const around = name.startsWith('::') ? [] : inside.split('::');
    for (let length = around.length; length >= 0; length--) {
      const found = this.byName.get([...around.slice(0, length), wanted].join('::'));
      if (found) return found;
    }
    return [];
  }
}

/** `authors` and `authors_books`: Rails leaves out what both names begin with. */
function joinName(one: string, other: string): string {
  const [first = '', second = ''] = [one, other].sort();
  return `${first}\0${second}`.replace(/^(.*[._])(.+)\0\1(.+)/, '$1$2_$3').replace('\0', '_');
}

/** What the program adds to the rules for names. */
function rulesOf(placed: readonly PlacedClass[]): Inflections {
  const irregular = new Map<string, string>();
  const uncountable = new Set<string>();
  const acronyms: string[] = [];
  for (const { own } of placed) {
    if (own.name !== inflectionRules) continue;
    for (const { field, fields } of own.relations ?? []) {
      const [one, many] = fields;
      if (field === 'irregular' && one !== undefined && many !== undefined)
        irregular.set(one.toLowerCase(), many.toLowerCase());
      if (field === 'uncountable') for (const word of fields) uncountable.add(word.toLowerCase());
      if (field === 'acronym' && one !== undefined) acronyms.push(one);
    }
  }
  return { irregular, uncountable, acronyms };
}
