import { type Scenario, strict } from '../scenario.ts';

export default [
  {
    recipe: 'rewrite-table',
    name: 'an index that is upserted by moves',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, code text NOT NULL, x int); CREATE UNIQUE INDEX t_code ON t (code)',
    change: 'ALTER INDEX t_code SET TABLESPACE pg_default',
    old: strict('code'),
    new: strict('code'),
    unique: true,
  },
] satisfies readonly Scenario[];
