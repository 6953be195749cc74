import {
  type Catalog,
  type Constraint,
  type FunctionObject,
  type Index,
  type Statistics,
  type Table,
  type Trigger,
  temporarySchema,
  type View,
} from '../../../server/core/schema/catalog.ts';
import type { Options } from '../../../server/core/schema/change.ts';
import { type Name, showName } from '../../../server/core/schema/names.ts';
import { showType, type TypeReference } from '../../../server/core/schema/types.ts';
import { normalElement, normalForm } from './expression.ts';
import { type Facts, list, open, settings, words } from './facts.ts';

/** The facts of our own catalog, without what is temporary. */
export function catalogFacts(catalog: Catalog): Facts {
  return new Projection(catalog).facts;
}

class Projection {
  readonly facts = new Map<string, string>();

  constructor(private readonly catalog: Catalog) {
    const { facts } = this;
    for (const schema of catalog.schemas) facts.set(`schema ${schema}`, '');
    for (const extension of catalog.extensions) facts.set(`extension ${extension}`, '');
    for (const relation of catalog.relations.values()) {
      if (relation.schema === temporarySchema) continue;
      const name = showName(relation);
      if (relation.kind === 'table') this.table(name, relation);
      else if (relation.kind === 'view') this.view(name, relation);
      else if (relation.kind === 'index') this.index(name, relation);
      else {
        const by = relation.ownedBy;
        facts.set(`sequence ${name} owner`, relation.owner ?? '');
        facts.set(`sequence ${name}`, by ? `owned by ${this.column(by.relation, by.column)}` : 'free');
      }
    }
    this.types();
    for (const f of [...catalog.functions.values()].flat()) this.function(f);
  }

  private table(name: string, table: Table): void {
    const { facts } = this;
    facts.set(`table ${name}`, `${table.persistence}${table.foreign ? ' foreign' : ''}`);
    facts.set(`table ${name} columns`, list(table.columns.map((column) => column.name)));
    facts.set(`table ${name} parents`, list(table.parents.map((id) => this.relation(id))));
    facts.set(`table ${name} partition by`, table.partitionBy ? words(partitionKey(table.partitionBy)) : '');
    facts.set(`table ${name} partition bound`, words(table.partitionBound ?? ''));
    const { enabled, forced } = table.rowSecurity;
    facts.set(`table ${name} row security`, `${enabled ? 'enabled' : ''}${forced ? ' forced' : ''}`);
    facts.set(`table ${name} comment`, table.comment ?? '');
    facts.set(`table ${name} owner`, table.owner ?? '');
    const { replicaIdentity: identity = '' } = table;
    // An index that is gone leaves none behind.
    const identified = typeof identity === 'number' ? this.catalog.relations.get(identity) : undefined;
    facts.set(
      `table ${name} replica identity`,
      typeof identity === 'number' ? `index ${identified ? showName(identified) : ''}` : identity,
    );
    for (const each of table.statistics ?? []) this.statistics(name, table, each);
    for (const { name: publication, columns, where } of table.publications ?? []) {
      const published = columns ? list(columns.map((id) => columnName(table, id)).sort()) : 'all';
      facts.set(`publication ${publication} of ${name}`, `${published}${where ? ' filtered' : ''}`);
    }
    for (const column of table.columns) {
      const key = `column ${name}.${column.name}`;
      const { generated } = column;
      facts.set(`${key} type`, typeName(column.type));
      facts.set(`${key} not null`, String(column.notNull));
      facts.set(`${key} default`, column.default ? normalForm(column.default.text) : '');
      const kind = generated?.stored ? 'stored' : 'virtual';
      facts.set(`${key} generated`, generated ? `${kind} ${normalForm(generated.expression.text)}` : '');
      facts.set(`${key} identity`, column.identity ?? '');
      const collation = column.collation?.name ?? '';
      facts.set(`${key} collation`, collation === 'default' ? '' : collation);
      facts.set(`${key} comment`, column.comment ?? '');
      facts.set(`${key} statistics`, String(column.statistics ?? ''));
      facts.set(`${key} storage`, column.storage ?? '');
      facts.set(`${key} compression`, column.compression ?? '');
      facts.set(`${key} options`, optionsOf(column.options));
    }
    for (const constraint of table.constraints) {
      const sort = constraint.type === 'not-null' ? 'not null' : 'constraint';
      facts.set(`${sort} ${name}.${constraint.name}`, this.constraint(table, constraint));
      if (sort === 'constraint') facts.set(`${sort} ${name}.${constraint.name} comment`, constraint.comment ?? '');
    }
    for (const trigger of table.triggers) this.trigger(name, table, trigger);
    for (const { name: policy, command, restrictive, roles } of table.policies) {
      const to = roles ? ` to ${list([...roles].sort())}` : '';
      facts.set(`policy ${name}.${policy}`, `${command}${restrictive ? ' restrictive' : ''}${to}`);
    }
    for (const rule of table.rules) facts.set(`rule ${name}.${rule}`, '');
  }

  private constraint(table: Table, constraint: Constraint): string {
    const { type, references } = constraint;
    const columns = constraint.columns.map((id) => columnName(table, id));
    const parts = [
      `${type} ${list(type === 'check' ? columns.sort() : columns)}`,
      constraint.index === undefined ? '' : `by ${this.relation(constraint.index)}`,
      references
        ? `references ${this.relation(references.table)} ${list(references.columns.map((id) => this.columnOnly(references.table, id)))}`
        : '',
      references ? `on delete ${references.onDelete} on update ${references.onUpdate}` : '',
      references?.match ? 'match full' : '',
      references?.setColumns ? `sets ${list(references.setColumns.map((id) => columnName(table, id)))}` : '',
      references?.period || constraint.withoutOverlaps ? 'period' : '',
      constraint.operators ? `with ${list(constraint.operators)}` : '',
      constraint.expression && type === 'check' ? normalForm(constraint.expression.text) : '',
      constraint.valid ? '' : 'not valid',
      constraint.enforced ? '' : 'not enforced',
      constraint.noInherit && type === 'check' ? 'no inherit' : '',
      constraint.deferrable ? 'deferrable' : '',
      constraint.initiallyDeferred ? 'initially deferred' : '',
    ];
    return parts.filter(Boolean).join(' ');
  }

  private trigger(name: string, owner: Table | View, trigger: Trigger): void {
    const events = [...trigger.events].sort().join(' or ');
    const columns = list(trigger.columns.map((id) => columnName(owner, id)));
    const called = trigger.function ? this.functionName(trigger.function) : '';
    const state = trigger.enabled ? '' : ' disabled';
    this.facts.set(
      `trigger ${name}.${trigger.name}`,
      `${trigger.timing} ${events} of ${columns} calls ${called}${state}`,
    );
  }

  private view(name: string, view: View): void {
    const { facts } = this;
    facts.set(`view ${name}`, view.materialized ? 'materialized' : 'plain');
    facts.set(`view ${name} columns`, list(view.columns.map((column) => column.name)));
    for (const column of view.columns) {
      facts.set(`column ${name}.${column.name} type`, column.type ? typeName(column.type) : open);
    }
    const reads = view.reads.map((r) =>
      r.column === 0 ? this.relation(r.relation) : this.column(r.relation, r.column),
    );
    const relations = view.reads.map((read) => this.relation(read.relation));
    facts.set(`view ${name} reads`, list([...new Set([...reads, ...relations])].sort()));
    facts.set(`view ${name} comment`, view.comment ?? '');
    facts.set(`view ${name} owner`, view.owner ?? '');
    facts.set(`view ${name} options`, optionsOf(view.options));
    for (const trigger of view.triggers) this.trigger(name, view, trigger);
  }

  private index(name: string, index: Index): void {
    const elements = index.elements.map((element) => {
      const what =
        element.columnId === undefined
          ? normalElement(element.expression?.text ?? element.text)
          : this.columnOnly(index.table, element.columnId);
      const { descending = false, text, operatorClass, statistics } = element;
      const nulls = /\bnulls\s+(first|last)\b/i.exec(text)?.[1]?.toLowerCase();
      const said = element.columnId === undefined ? undefined : /\bcollate\s+("[^"]+"|\w+)/i.exec(text)?.[1];
      const collation = said?.replaceAll('"', '');
      const owner = this.catalog.relations.get(index.table);
      const column = owner?.kind === 'table' ? owner.columns.find(({ id }) => id === element.columnId) : undefined;
      const own = column?.collation?.name ?? 'default';
      return [
        what,
        descending ? 'desc' : '',
        nulls === undefined || (nulls === 'first') === descending ? '' : `nulls ${nulls}`,
        operatorClass === undefined || usual.test(operatorClass) ? '' : operatorClass,
        collation === undefined || collation === own ? '' : `collate ${collation}`,
        statistics === undefined ? '' : `statistics ${statistics}`,
      ]
        .filter(Boolean)
        .join(' ');
    });
    const parts = [
      `${index.unique ? 'unique ' : ''}${index.method ?? 'btree'} on ${this.relation(index.table)} ${list(elements)}`,
      index.include.length > 0 ? `include ${list(index.include.map((id) => this.columnOnly(index.table, id)))}` : '',
      index.where ? `where ${normalForm(index.where.text)}` : '',
      index.valid ? '' : 'invalid',
      index.nullsNotDistinct ? 'nulls not distinct' : '',
      index.parent === undefined ? '' : `of ${this.relation(index.parent)}`,
      index.storage ? `with ${optionsOf(index.storage)}` : '',
      index.tablespace === undefined ? '' : `in ${index.tablespace}`,
      index.clustered ? 'clustered' : '',
    ];
    this.facts.set(`index ${name}`, parts.filter(Boolean).join(' '));
    this.facts.set(`index ${name} comment`, index.comment ?? '');
  }

  private statistics(table: string, owner: Table, { schema, name, ...each }: Statistics): void {
    const elements = each.elements.map(({ columnId, expression, text }) =>
      columnId === undefined ? normalForm(expression?.text ?? text) : columnName(owner, columnId),
    );
    const parts = [
      `on ${table} ${list(elements.sort())}`,
      list(each.kinds.length === 3 ? [] : [...each.kinds].sort()),
      each.target === undefined ? '' : `target ${each.target}`,
      each.owner ? `owner ${each.owner}` : '',
    ];
    this.facts.set(`statistics ${schema}.${name}`, parts.filter(Boolean).join(' '));
    this.facts.set(`statistics ${schema}.${name} comment`, each.comment ?? '');
  }

  private types(): void {
    const { facts } = this;
    for (const object of this.catalog.types.values()) {
      const name = showName(object);
      if (object.kind === 'enum' || object.kind === 'domain')
        facts.set(`${object.kind} ${name} owner`, object.owner ?? '');
      if (object.kind === 'enum') facts.set(`enum ${name}`, list(object.values));
      else if (object.kind === 'composite') {
        const attributes = object.attributes.map((attribute) => `${attribute.name} ${typeName(attribute.type)}`);
        facts.set(`composite ${name}`, list(attributes));
      } else if (object.kind === 'domain') {
        facts.set(`domain ${name}`, `${typeName(object.base)}${object.notNull ? ' not null' : ''}`);
        facts.set(`domain ${name} default`, object.default ? normalForm(object.default.text) : '');
        for (const check of object.checks) {
          const validity = check.valid ? '' : ' not valid';
          facts.set(`domain ${name} check ${check.name}`, normalForm(check.expression.text) + validity);
        }
      } else facts.set(`other type ${name}`, '');
    }
  }

  private function(f: FunctionObject): void {
    const inputs = f.arguments.filter((a) => a.mode === 'in' || a.mode === 'inout' || a.mode === 'variadic');
    // A signature leaves out the numbers of its types: the server does not keep them.
    const types = inputs.map((argument) => typeName({ ...argument.type, modifiers: [] }));
    const key = `${f.procedure ? 'procedure' : 'function'} ${showName(f)}${list(types)}`;
    this.facts.set(key, `${f.language} ${f.volatility}`);
    this.facts.set(`${key} owner`, f.owner ?? '');
    if (f.procedure) return;
    const table = f.arguments.some((argument) => argument.mode === 'table');
    const returns = f.returns ? (f.returnsSet ? 'setof ' : '') + typeName({ ...f.returns, modifiers: [] }) : open;
    this.facts.set(`${key} result`, table ? 'table' : returns);
  }

  private functionName(name: Name): string {
    if (name.schema) return showName(name);
    const schema = this.catalog.schemas.find((s) => this.catalog.functions.has(`${s}.${name.name}`));
    return showName({ name: name.name, schema: schema ?? '?' });
  }

  private relation(id: number): string {
    const relation = this.catalog.relations.get(id);
    return relation ? showName(relation) : `gone #${id}`;
  }

  private columnOnly(relation: number, id: number): string {
    const owner = this.catalog.relations.get(relation);
    return owner?.kind === 'table' || owner?.kind === 'view' ? columnName(owner, id) : `gone #${id}`;
  }

  private column(relation: number, id: number): string {
    return `${this.relation(relation)}.${this.columnOnly(relation, id)}`;
  }
}

const optionsOf = (options: Options = {}): string =>
  settings(Object.entries(options).map(([name, value]) => `${name}=${value}`));

/** Operator classes that are their type's own, so that the server prints none. */
const usual =
  /^(int[248]|text|varchar|bpchar|timestamp|timestamptz|date|uuid|bool|numeric|jsonb|array|bytea|oid|float[48]|range|gist_ltree)_ops$/;

const columnName = (owner: Table | View, id: number): string =>
  owner.columns.find((column) => column.id === id)?.name ?? `gone #${id}`;

const partitionKey = (key: NonNullable<Table['partitionBy']>): string =>
  key.text.toLowerCase().startsWith(key.strategy) ? key.text : `${key.strategy} (${key.text})`;

/** The server keeps no number of dimensions. A column made by an expression may be of a type we can't tell. */
const typeName = (type: TypeReference): string =>
  type.name === 'unknown'
    ? open
    : showType({ ...type, dimensions: Math.min(type.dimensions, 1) }).replace(/^public\./, '');
