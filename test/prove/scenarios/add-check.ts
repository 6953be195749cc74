import { knows, type Scenario, strict } from '../scenario.ts';

export default [
  {
    recipe: 'add-check',
    name: 'written by both servers',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, weight bigint, x int)',
    change: 'ALTER TABLE t ADD CONSTRAINT t_weight_check CHECK (weight > 0)',
    old: knows('weight'),
    new: knows('weight'),
    value: (token) => String(token),
  },
  {
    recipe: 'add-check',
    name: 'the old server breaks it',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, weight bigint, x int)',
    change: 'ALTER TABLE t ADD CONSTRAINT t_weight_check CHECK (weight > 0)',
    old: strict('weight', { value: (token) => String(-token) }),
    new: strict('weight', { value: (token) => String(token) }),
    filled: (value) => (value === null ? null : value.replace('-', '')),
    beforeContract: 'UPDATE t SET weight = -weight WHERE weight < 0',
  },
] satisfies readonly Scenario[];
