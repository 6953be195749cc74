import { type Scenario, strict } from '../scenario.ts';

export default [
  {
    recipe: 'add-primary-key',
    name: 'nullable column, written by both servers',
    schema: 'CREATE TABLE t (id bigint NOT NULL UNIQUE, code text, x int)',
    change: 'ALTER TABLE t ADD PRIMARY KEY (code)',
    old: strict('code'),
    new: strict('code'),
    text: true,
  },
  {
    recipe: 'add-primary-key',
    name: 'kept by the old server already',
    schema: 'CREATE TABLE t (id bigint NOT NULL UNIQUE, code text NOT NULL UNIQUE, x int)',
    change: 'ALTER TABLE t ADD PRIMARY KEY (code)',
    old: strict('code'),
    new: strict('code'),
    unique: true,
    text: true,
  },
] satisfies readonly Scenario[];
