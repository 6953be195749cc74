import type { Manifest } from './manifest.ts';

/** When a migration runs: before the new server, while both run, or after the last old one is gone. */
export type Phase = 'expand' | 'backfill' | 'contract';

/** 1 before · 2 migrated · 3 overlap · 4 switched. */
export type StageNumber = 1 | 2 | 3 | 4;

export interface Stage {
  readonly number: StageNumber;
  readonly title: string;
  readonly servers: readonly ('previous' | 'next')[];
  readonly database: 'old' | 'new';
  readonly about: string;
}

/** The four stages a release lives through. */
export const stages: readonly Stage[] = [
  {
    number: 1,
    title: 'before',
    servers: ['previous'],
    database: 'old',
    about: 'The previous server on the database it was released with.',
  },
  {
    number: 2,
    title: 'migrated',
    servers: ['previous'],
    database: 'new',
    about: 'Migrations have run; only the previous server is up.',
  },
  {
    number: 3,
    title: 'overlap',
    servers: ['previous', 'next'],
    database: 'new',
    about: 'Both servers answer requests and write side by side.',
  },
  {
    number: 4,
    title: 'switched',
    servers: ['next'],
    database: 'new',
    about: 'Only the new server is up; the previous one must be able to come back.',
  },
];

/** Servers a migration has to suit, the stage where it would hurt first, and what a failure means. */
export interface Situation {
  readonly servers: 'previous' | 'next';
  readonly stage: StageNumber;
  /** `breaks`: a running server fails. `no-way-back`: nothing fails now, but the previous server can't return. */
  readonly effect: 'breaks' | 'no-way-back';
}

type Strategy = NonNullable<Manifest['deploy']>['strategy'];

/**
 * What a migration of a phase is checked against. Expand and backfill: the previous servers, which still run, and the new
 * one. Contract: the new server, which runs, and the previous ones for the way back. With `recreate` old and new never
 * overlap, so what would break the previous server only bars the way back.
 */
export function situations(phase: Phase, strategy: Strategy): readonly Situation[] {
  if (phase === 'contract') {
    return [
      { servers: 'next', stage: 4, effect: 'breaks' },
      { servers: 'previous', stage: 4, effect: 'no-way-back' },
    ];
  }
  return [
    strategy === 'recreate'
      ? { servers: 'previous', stage: 4, effect: 'no-way-back' }
      : { servers: 'previous', stage: phase === 'backfill' ? 3 : 2, effect: 'breaks' },
    { servers: 'next', stage: 3, effect: 'breaks' },
  ];
}
