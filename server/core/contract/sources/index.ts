import type { ContractSource } from '../source.ts';
import { javascript } from './javascript.ts';
import { queryFiles } from './query-files.ts';
import { sqlx } from './sqlx.ts';

/** Every source; the first that takes a path reads it. */
export const sources: readonly ContractSource[] = [sqlx, queryFiles, javascript];

export const sourceFor = (path: string): ContractSource | undefined => sources.find((source) => source.takes(path));
