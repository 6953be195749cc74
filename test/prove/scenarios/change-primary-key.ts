import { type Scenario, strict } from '../scenario.ts';

export default [
  {
    recipe: 'change-primary-key',
    name: 'a nullable column takes the place',
    schema:
      'CREATE TABLE t (id bigint UNIQUE, other bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text, x int)',
    change: 'ALTER TABLE t DROP CONSTRAINT t_pkey, ADD PRIMARY KEY (code)',
    old: strict('code'),
    new: strict('code'),
    text: true,
  },
  {
    recipe: 'change-primary-key',
    name: 'a wider key, prepared in this release',
    schema:
      'CREATE TABLE t (id bigint UNIQUE, other bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text NOT NULL, x int)',
    change: 'ALTER TABLE t DROP CONSTRAINT t_pkey, ADD PRIMARY KEY (code, other)',
    old: strict('code'),
    new: strict('code'),
    text: true,
  },
] satisfies readonly Scenario[];
