import { knows, type Scenario, strict } from '../scenario.ts';

export default [
  {
    recipe: 'set-not-null',
    name: 'the old server writes NULL',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, note text, x int)',
    change: 'ALTER TABLE t ALTER COLUMN note SET NOT NULL',
    old: knows('note'),
    new: strict('note'),
    filled: '',
    text: true,
  },
] satisfies readonly Scenario[];
