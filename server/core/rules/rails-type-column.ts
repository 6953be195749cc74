import type { Answer } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { findTable } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { defineRule, releasedTable } from './rule.ts';

export default defineRule({
  id: 'rails-type-column',
  on: ['add-column', 'rename-column'],
  category: 'compatibility',
  severity: 'warning',
  title: 'A column named type appears under Rails models',
  why: 'Active Record takes a column called type for the class of the row (single table inheritance). Processes that learn of it look for a class named like its value, and fail: they learn of it when they start, or read the table for the first time.',
  instead: 'Call the column something else (kind), or release a model with `self.inheritance_column = nil` first.',
  hazards: ['A48'],
  examples: {
    fires: {
      before: 'CREATE TABLE vehicles (id bigint PRIMARY KEY);',
      uses: "class Vehicle < ApplicationRecord\n  def self.all_ids = find_by_sql('SELECT id FROM vehicles')\nend\n",
      usesIn: 'app/models/vehicle.rb',
      migration: 'ALTER TABLE vehicles ADD COLUMN type text;',
    },
    silent: {
      before: 'CREATE TABLE vehicles (id bigint PRIMARY KEY);',
      uses: "class Vehicle < ApplicationRecord\n  def self.all_ids = find_by_sql('SELECT id FROM vehicles')\nend\n",
      usesIn: 'app/models/vehicle.rb',
      migration: 'ALTER TABLE vehicles ADD COLUMN kind text;',
    },
  },
  check(change, context) {
    const name = change.kind === 'add-column' ? change.column.name : change.to;
    if (name.toLowerCase() !== 'type') return undefined;
    const table = findTable(context.after, change.table);
    const released = releasedTable(context, table);
    if (!table || !released || released.columns.some((each) => each.name.toLowerCase() === 'type')) return undefined;
    const { answer, servers } = ask(context.servers, (contract): Answer => {
      const found = contract.relation(table.id);
      const evidence = found.evidence.filter(({ file }) => /\.(rb|rake|erb)$/.test(file));
      return { verdict: evidence.length > 0 ? 'unknown' : 'unused', evidence, why: 'its Ruby files name the table' };
    });
    if (answer.verdict !== 'unknown') return undefined;
    const shown = context.name(released);
    return {
      message: `${list(servers)} may take ${shown}.type for the class of its models: a row with a value there makes Active Record look for a class of that name`,
      object: `${shown}.type`,
      answer,
      servers,
    };
  },
});
