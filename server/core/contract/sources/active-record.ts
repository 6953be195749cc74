import type { Span } from '../../text/span.ts';
import { type ClassRelation, type ContractSource, type ModelClass, nothingFound } from '../source.ts';
import { rubyCalls } from './active-record-calls.ts';
import { ruby } from './ruby.ts';
import { type RubyBlock, RubyCode } from './ruby-code.ts';

/**
 * Models of ActiveRecord. A class takes the columns its table has when it is loaded, but those it ignores: it lists them in
 * what it writes, and expects them in what it reads. `db/schema.rb` mirrors the database, and uses nothing. Facts: Rails 7's
 * `ActiveRecord::ModelSchema` and `ActiveRecord::Inheritance`.
 */
export const activeRecord: ContractSource = {
  id: 'active-record',
  title: 'models of ActiveRecord',
  takes: (path) => ruby.takes(path) && /\.(?:rb|rake|erb|ru)$/.test(path),
  read(_path, raw) {
    if (!/[A-Z]\w*\.|\bclass\b|\bmodule\b|inflect/.test(raw)) return nothingFound;
    const code = new RubyCode(raw);
    const settled: Span[] = [];
    const classes = code.blocks().flatMap((block) => readBlock(code, block, settled));
    const words = inflections(code);
    const calls = rubyCalls(code);
    return { statements: [], classes: words ? [...classes, words] : classes, calls, settled };
  },
};

/** Rules for names that the program adds, as a class without a table: `columns` hold them. See `settleRuby`. */
export const inflectionRules = '*inflections';

function inflections(code: RubyCode): ModelClass | undefined {
  if (!/\binflect\w*\s*\.\s*(?:irregular|plural|uncountable|acronym|singular)\b/.test(code.code)) return undefined;
  const relations: ClassRelation[] = [];
  for (const match of code.code.matchAll(/\binflect\w*\s*\.\s*(irregular|uncountable|acronym|plural)\b/g)) {
    const line = code.line(match.index);
    const words = code.stringsOn(match.index, line.end);
    relations.push({
      field: match[1] as string,
      target: { name: words[0] ?? '' },
      fields: words,
      ...code.place(match.index),
    });
  }
  return {
    by: 'ActiveRecord',
    name: inflectionRules,
    bases: [],
    abstract: true,
    columns: [],
    relations,
    line: 1,
    text: '',
  };
}

const record = /^(?:::)?(?:ApplicationRecord|ActiveRecord::Base)$/;

function readBlock(code: RubyCode, block: RubyBlock, settled: Span[]): ModelClass[] {
  const inner = block.blocks.flatMap((each) => readBlock(code, each, settled));
  const ignored: string[] = [];
  const relations: ClassRelation[] = [];
  const mixins: string[] = [];
  let said: Partial<ModelClass> = {};
  let fills = false;
  let dynamicIgnored = false;
  for (const { start, end } of block.lines) {
    const text = code.code.slice(start, end);
    const word = /^(?:self\.)?([a-z_]\w*[?!]?)/.exec(text)?.[1];
    if (word === undefined) continue;
    if (word === 'table_name' && /^self\.table_name\s*=(?!=)/.test(text)) {
      const names = code.stringsOn(start, end);
      const plain = names.length === 1 && /^self\.table_name\s*=\s*(?:"[^"]*"|:\w+)(?:\.freeze)?\s*$/.test(text);
      said = { ...said, ...(plain ? { table: named(names[0] as string) } : { dynamic: true as const }) };
    } else if (/^(?:table_name_prefix|table_name_suffix)$/.test(word) && /=(?!=)/.test(text)) {
      const [prefix] = code.stringsOn(start, end);
      said =
        word === 'table_name_prefix' && prefix !== undefined ? { ...said, owner: prefix } : { ...said, dynamic: true };
    } else if (/^(?:self\.abstract_class\s*=\s*true|primary_abstract_class)\b/.test(text))
      said = { ...said, abstract: true };
    else if (word === 'ignored_columns' || word === 'ignore_column' || word === 'ignore_columns') {
      const call = word !== 'ignored_columns';
      const names = call ? code.stringsOn(start, start + untilOption(text)) : code.stringsOn(start, end);
      if (!/^self\.ignored_columns\s*(?:\+|\|\|)?=\s*(?:\[[\s":,\w]*\])?\s*(?:\.freeze)?\s*$/.test(text) && !call)
        dynamicIgnored = true;
      else {
        ignored.push(...names);
        settled.push({ start, end });
      }
    } else if (/^(?:has_many|has_one|belongs_to|has_and_belongs_to_many)$/.test(word)) {
      const relation = association(code, word, { start, end });
      if (relation) relations.push(relation);
    } else if (/^(?:include|prepend|extend)$/.test(word))
      mixins.push(...Array.from(text.matchAll(/[A-Z][\w:]*/g), (match) => match[0]));
    else if (
      /^(?:before_|after_initialize|around_|attribute$|attribute_default|has_secure|friendly_id|acts_as|auto_increment|enum$|store)/.test(
        word,
      )
    )
      fills = true;
  }
  const prefix = block.methods.find(({ name }) => name === 'table_name_prefix');
  if (prefix) {
    const [word] = code.stringsOn(prefix.start, prefix.end);
    said = word === undefined ? { ...said, dynamic: true } : { ...said, owner: word };
  }
  if (block.methods.some(({ name }) => name === 'table_name')) said = { ...said, dynamic: true };
  // `isolate_namespace Blog` in an engine.
  const isolated = /\bisolate_namespace\s+([A-Z][\w:]*)/.exec(code.code.slice(block.start, block.end))?.[1];
  const made: ModelClass[] = [];
  if (isolated !== undefined && block.blocks.length === 0)
    made.push({
      by: 'ActiveRecord',
      name: isolated,
      bases: [],
      abstract: true,
      owner: '*',
      columns: [],
      ...code.place(block.start),
    });
  const base = block.base;
  const root = base !== undefined && record.test(base);
  const tells = ignored.length > 0 || relations.length > 0 || said.owner !== undefined;
  if (base === undefined && !tells && mixins.length === 0) return [...made, ...inner];
  made.push({
    by: 'ActiveRecord',
    name: block.name,
    bases: [...(base === undefined ? [] : [{ name: base }]), ...mixins.map((name) => ({ name, from: '*' }))],
    ...(root ? { root: true as const } : {}),
    // A module has no table; a concern hands on what it says.
    ...(block.kind === 'module' ? { abstract: true as const } : {}),
    ...said,
    columns: [],
    ...(fills ? { fills: true as const } : {}),
    ...(ignored.length > 0 && !dynamicIgnored ? { ignored } : {}),
    ...(relations.length > 0 ? { relations } : {}),
    ...code.place(block.start),
  });
  return [...made, ...inner];
}

/** Where the options of `ignore_column :name, remove_with: "15.1"` begin. */
function untilOption(text: string): number {
  const at = text.search(/,\s*\w+:\s/);
  return at < 0 ? text.length : at;
}

function named(text: string): { name: string; schema?: string } {
  const [schema, name] = text.split('.', 2) as [string, string?];
  return name === undefined ? { name: schema } : { schema, name };
}

/** `has_many :items, class_name: "LineItem"`; `has_and_belongs_to_many` has a table between. */
function association(code: RubyCode, verb: string, { start, end }: Span): ClassRelation | undefined {
  const [field] = code.stringsOn(start, end);
  if (field === undefined) return undefined;
  const text = code.code.slice(start, end);
  const option = (name: string): string | undefined => {
    const at = text.search(new RegExp(`\\b${name}:|:${name}\\s*=>`));
    return at < 0 ? undefined : code.stringsOn(start + at + name.length + 1, end)[0];
  };
  const said = option('class_name');
  const join = verb === 'has_and_belongs_to_many' ? option('join_table') : undefined;
  return {
    field,
    target: said === undefined ? { name: field, from: verb } : { name: said },
    fields: [],
    ...(verb === 'has_and_belongs_to_many' ? { join: join === undefined ? {} : { table: join } } : {}),
    ...code.place(start),
  };
}
