import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the schema is renamed in this release',
    scenario: 'rename-schema, a schema with a table',
    caught: /42P01|3F000/,
    break: atOnce,
  },
] satisfies readonly Control[];
