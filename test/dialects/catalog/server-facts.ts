import type { ServerCatalog, ServerConstraint, ServerTable, ServerTrigger } from '../../support/server-catalog.ts';
import { normalForm } from './expression.ts';
import { type Facts, list, settings, words } from './facts.ts';

/** The facts of a real server's catalog. */
export function serverFacts(catalog: ServerCatalog): Facts {
  const facts = new Map<string, string>();
  const own = new Set([
    ...[catalog.tables, catalog.views, catalog.enums, catalog.domains, catalog.composites].flatMap((objects) =>
      objects.map((object) => object.name),
    ),
    ...catalog.otherTypes,
  ]);
  const type = (text: string): string => typeName(text, own);

  for (const schema of catalog.schemas) facts.set(`schema ${schema}`, '');
  for (const extension of catalog.extensions) facts.set(`extension ${extension}`, '');
  for (const table of catalog.tables) tableFacts(facts, table, type);
  for (const view of catalog.views) {
    facts.set(`view ${view.name}`, view.materialized ? 'materialized' : 'plain');
    facts.set(`view ${view.name} columns`, list(view.columns.map((column) => column.name)));
    for (const column of view.columns) facts.set(`column ${view.name}.${column.name} type`, type(column.type));
    const reads = view.reads.map((read) => `${read.relation}${read.column === null ? '' : `.${read.column}`}`);
    const relations = view.reads.map((read) => read.relation);
    facts.set(`view ${view.name} reads`, list([...new Set([...reads, ...relations])].sort()));
    facts.set(`view ${view.name} comment`, view.comment ?? '');
    facts.set(`view ${view.name} owner`, view.owner);
    facts.set(`view ${view.name} options`, settings(view.options ?? []));
    for (const trigger of view.triggers) triggerFacts(facts, view.name, trigger);
  }
  for (const index of catalog.indexes) {
    const elements = index.elements.map(
      ({ column, expression, descending, nullsFirst, operatorClass, collation, statistics }) =>
        [
          column ?? normalForm(expression ?? ''),
          descending ? 'desc' : '',
          nullsFirst === descending ? '' : `nulls ${nullsFirst ? 'first' : 'last'}`,
          operatorClass ?? '',
          // That of an expression goes by what it is computed from.
          column === null || collation === null ? '' : `collate ${collation}`,
          statistics === null ? '' : `statistics ${statistics}`,
        ]
          .filter(Boolean)
          .join(' '),
    );
    const parts = [
      `${index.unique ? 'unique ' : ''}${index.method} on ${index.table} ${list(elements)}`,
      index.include.length > 0 ? `include ${list(index.include)}` : '',
      index.where === null ? '' : `where ${normalForm(index.where)}`,
      index.valid ? '' : 'invalid',
      index.nullsNotDistinct ? 'nulls not distinct' : '',
      index.parent === null ? '' : `of ${index.parent}`,
      index.storage === null ? '' : `with ${settings(index.storage)}`,
      index.tablespace === null ? '' : `in ${index.tablespace}`,
      index.clustered ? 'clustered' : '',
    ];
    facts.set(`index ${index.name}`, parts.filter(Boolean).join(' '));
    facts.set(`index ${index.name} comment`, index.comment ?? '');
  }
  for (const { name, ownedBy, owner } of catalog.sequences) {
    facts.set(`sequence ${name} owner`, owner);
    facts.set(`sequence ${name}`, ownedBy ? `owned by ${ownedBy.table}.${ownedBy.column}` : 'free');
  }
  for (const each of catalog.statistics) {
    const kinds = each.kinds?.length === 3 || !each.kinds ? [] : each.kinds.map((kind) => KINDS[kind] ?? kind);
    const parts = [
      `on ${each.table} ${list([...each.columns, ...each.expressions.map(normalForm)].sort())}`,
      list(kinds.sort()),
      each.target === null ? '' : `target ${each.target}`,
      each.owner && `owner ${each.owner}`,
    ];
    facts.set(`statistics ${each.name}`, parts.filter(Boolean).join(' '));
    facts.set(`statistics ${each.name} comment`, each.comment ?? '');
  }
  for (const { name, table, columns, filtered } of catalog.publications) {
    // The list has no order.
    const published = columns ? list([...columns].sort()) : 'all';
    facts.set(`publication ${name} of ${table}`, `${published}${filtered ? ' filtered' : ''}`);
  }
  for (const { name, values, owner } of catalog.enums) {
    facts.set(`enum ${name}`, list(values));
    facts.set(`enum ${name} owner`, owner);
  }
  for (const domain of catalog.domains) {
    facts.set(`domain ${domain.name}`, `${type(domain.base)}${domain.notNull ? ' not null' : ''}`);
    facts.set(`domain ${domain.name} owner`, domain.owner);
    facts.set(`domain ${domain.name} default`, domain.default === null ? '' : normalForm(domain.default));
    for (const check of domain.checks) {
      const validity = check.valid ? '' : ' not valid';
      facts.set(`domain ${domain.name} check ${check.name}`, normalForm(check.expression) + validity);
    }
  }
  for (const { name, attributes } of catalog.composites) {
    facts.set(`composite ${name}`, list(attributes.map((attribute) => `${attribute.name} ${type(attribute.type)}`)));
  }
  for (const name of catalog.otherTypes) facts.set(`other type ${name}`, '');
  for (const f of catalog.functions) {
    if (f.kind === 'aggregate' || f.kind === 'window') continue;
    const key = `${f.kind} ${f.name}${list(f.inputs.map(type))}`;
    facts.set(key, `${f.language} ${f.volatility}`);
    facts.set(`${key} owner`, f.owner);
    const set = f.result?.startsWith('SETOF ') ? 'setof ' : '';
    if (f.result !== null) {
      const table = f.result.startsWith('TABLE(');
      facts.set(`${key} result`, table ? 'table' : set + type(f.result.replace(/^SETOF /, '')));
    }
  }
  return facts;
}

function tableFacts(facts: Map<string, string>, table: ServerTable, type: (text: string) => string): void {
  const { name } = table;
  facts.set(`table ${name}`, `${table.persistence}${table.foreign ? ' foreign' : ''}`);
  facts.set(`table ${name} columns`, list(table.columns.map((column) => column.name)));
  facts.set(`table ${name} parents`, list(table.parents));
  facts.set(`table ${name} partition by`, words(table.partitionBy ?? ''));
  facts.set(`table ${name} partition bound`, words(table.partitionBound ?? ''));
  const { enabled, forced } = table.rowSecurity;
  facts.set(`table ${name} row security`, `${enabled ? 'enabled' : ''}${forced ? ' forced' : ''}`);
  facts.set(`table ${name} comment`, table.comment ?? '');
  facts.set(`table ${name} owner`, table.owner);
  facts.set(`table ${name} replica identity`, table.replicaIdentity);
  for (const column of table.columns) {
    const key = `column ${name}.${column.name}`;
    const { generated } = column;
    facts.set(`${key} type`, type(column.type));
    facts.set(`${key} not null`, String(column.notNull));
    facts.set(`${key} default`, column.default === null ? '' : normalForm(column.default));
    const kind = generated?.stored ? 'stored' : 'virtual';
    facts.set(`${key} generated`, generated ? `${kind} ${normalForm(generated.expression)}` : '');
    facts.set(`${key} identity`, column.identity ?? '');
    facts.set(`${key} collation`, column.collation ?? '');
    facts.set(`${key} comment`, column.comment ?? '');
    facts.set(`${key} statistics`, String(column.statistics ?? ''));
    facts.set(`${key} storage`, column.storage ?? '');
    facts.set(`${key} compression`, column.compression ?? '');
    facts.set(`${key} options`, settings(column.options ?? []));
  }
  for (const constraint of table.constraints) {
    if (constraint.type === 'trigger') continue;
    const sort = constraint.type === 'not-null' ? 'not null' : 'constraint';
    facts.set(`${sort} ${name}.${constraint.name}`, constraintFact(constraint));
    if (sort === 'constraint') facts.set(`${sort} ${name}.${constraint.name} comment`, constraint.comment ?? '');
  }
  for (const trigger of table.triggers) triggerFacts(facts, name, trigger);
  for (const { name: policy, command, permissive, roles } of table.policies) {
    const to = roles.includes('public') ? '' : ` to ${list([...roles].sort())}`;
    facts.set(`policy ${name}.${policy}`, `${command}${permissive ? '' : ' restrictive'}${to}`);
  }
  for (const rule of table.rules) facts.set(`rule ${name}.${rule}`, '');
}

function constraintFact(constraint: ServerConstraint): string {
  const { type, references } = constraint;
  // A check's columns are a set, read from its expression.
  const columns = type === 'check' ? [...constraint.columns].sort() : constraint.columns;
  const parts = [
    `${type} ${list(columns)}`,
    constraint.index === null ? '' : `by ${constraint.index}`,
    references ? `references ${references.table} ${list(references.columns)}` : '',
    references ? `on delete ${references.onDelete} on update ${references.onUpdate}` : '',
    references?.full ? 'match full' : '',
    references && references.setColumns.length > 0 ? `sets ${list(references.setColumns)}` : '',
    constraint.period ? 'period' : '',
    constraint.operators ? `with ${list(constraint.operators)}` : '',
    constraint.expression === null ? '' : normalForm(constraint.expression),
    constraint.valid ? '' : 'not valid',
    constraint.enforced ? '' : 'not enforced',
    // Keys can't be inherited by plain children anyway, and the server says so of each.
    constraint.noInherit && type === 'check' ? 'no inherit' : '',
    constraint.deferrable ? 'deferrable' : '',
    constraint.initiallyDeferred ? 'initially deferred' : '',
  ];
  return parts.filter(Boolean).join(' ');
}

function triggerFacts(facts: Map<string, string>, table: string, trigger: ServerTrigger): void {
  const events = [...trigger.events].sort().join(' or ');
  facts.set(
    `trigger ${table}.${trigger.name}`,
    `${trigger.timing} ${events} of ${list(trigger.columns)} calls ${trigger.function}${trigger.enabled ? '' : ' disabled'}`,
  );
}

const KINDS: Readonly<Record<string, string>> = { d: 'ndistinct', f: 'dependencies', m: 'mcv' };

/** `format_type` without quotes; with a schema other than `public`, but only for types that the history made. */
function typeName(text: string, own: ReadonlySet<string>): string {
  if (text.startsWith('"char"')) return text;
  const plain = text.replace(/"((?:[^"]|"")*)"/g, (_, name: string) => name.replaceAll('""', '"'));
  const base = plain.replace(/(\[\])+$/, '').replace(/\([\d,]*\)$/, '');
  const qualified = own.has(base) && !base.startsWith('public.');
  return qualified || !text.includes('.') ? plain : plain.replace(/^[^.]*\./, '');
}
