import { type Scenario, strict } from '../scenario.ts';

export default [
  {
    recipe: 'add-unique',
    name: 'written by both servers',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, code text NOT NULL, x int)',
    change: 'ALTER TABLE t ADD CONSTRAINT t_code_key UNIQUE (code)',
    old: strict('code'),
    new: strict('code'),
    text: true,
  },
  {
    recipe: 'add-unique',
    name: 'NULLS NOT DISTINCT, several columns',
    since: 15,
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, tenant int DEFAULT 7, code text NOT NULL, x int)',
    change: 'ALTER TABLE t ADD UNIQUE NULLS NOT DISTINCT (tenant, code)',
    old: strict('code'),
    new: strict('code'),
    text: true,
  },
  {
    recipe: 'add-unique',
    name: 'the old server writes duplicates',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, code text, x int)',
    change: 'ALTER TABLE t ADD UNIQUE (code)',
    old: strict('code', { value: (token) => `Code ${token % 5}` }),
    new: strict('code'),
    filled: (value) => (value?.startsWith('Code') ? null : value),
    beforeContract: `UPDATE t SET code = NULL WHERE code LIKE 'Code%'`,
  },
] satisfies readonly Scenario[];
