import { type Control, without } from '../control.ts';

const scenario = 'widen-primary-key, with what refers to it';

export default [
  {
    name: 'nothing brings what servers write to the wider columns',
    scenario,
    caught: /is violated by some row|violates check constraint/,
    break: (steps) => without(steps, /^CREATE TRIGGER zz_/),
  },
  {
    name: 'the sequence goes with the narrow column',
    scenario,
    caught: /other objects depend on it|null value in column|does not exist/,
    break: (steps) => without(steps, /^ALTER SEQUENCE .* OWNED BY/),
  },
] satisfies readonly Control[];
