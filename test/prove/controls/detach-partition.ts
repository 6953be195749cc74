import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the partition goes while the old server writes rows of it',
    scenario: 'detach-partition, the old server still writes rows of it',
    caught: /23514|is lost/,
    break: atOnce,
  },
] satisfies readonly Control[];
