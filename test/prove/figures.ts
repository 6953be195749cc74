import type { MeasuredProof } from '../../server/core/recipes/document.ts';
import type { Proof } from './prove.ts';

/** What was measured of one recipe on one server. */
export function figuresOf(recipe: string, server: string, proofs: readonly Proof[]): MeasuredProof {
  const sum = (of: (proof: Proof) => number): number => proofs.reduce((total, proof) => total + of(proof), 0);
  const slowest = proofs.map((proof) => Math.round(proof.slowest)).sort((a, b) => a - b);
  return {
    recipe,
    server,
    runs: proofs.length,
    passed: proofs.filter((proof) => proof.complaints.length === 0).length,
    operations: sum((proof) => proof.operations),
    compared: sum((proof) => proof.compared),
    complaints: sum((proof) => proof.complaints.length),
    migrationRetries: sum((proof) => proof.migrationRetries),
    quietMoments: sum((proof) => proof.quietMoments),
    slowestMedian: slowest[Math.floor(slowest.length / 2)] ?? 0,
    slowest: slowest.at(-1) ?? 0,
  };
}

/** The figures as a table of plain text. */
export function tableOf(all: readonly MeasuredProof[]): string {
  const head = [
    'recipe',
    'server',
    'runs passed',
    'operations',
    'values compared',
    'lost or misread',
    'slowest ms (median, worst)',
  ];
  const rows = all.map((f) => [
    f.recipe,
    f.server,
    `${f.passed} of ${f.runs}`,
    String(f.operations),
    String(f.compared),
    String(f.complaints),
    `${f.slowestMedian}, ${f.slowest}`,
  ]);
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  return [head, ...rows]
    .map((row) => `      ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`)
    .join('\n');
}
