/** Letters of the catalogue, with what each family is about and how many rows it has: `A01` … `A62`. */
export const families = {
  A: { title: 'Breaks the previous server, or the data it sees', rows: 62 },
  B: { title: 'PostgreSQL: locks, rewrites, outages', rows: 56 },
  C: { title: 'MySQL and MariaDB', rows: 20 },
  D: { title: 'Loses data', rows: 7 },
  E: { title: 'The data may refuse it', rows: 10 },
  F: { title: 'Bars the way back', rows: 7 },
  G: { title: 'Transactions and process', rows: 12 },
} as const;

/** Rows that have no file, with the reason. */
export const excepted: Readonly<Record<string, string>> = {
  A62:
    'A release that breaks an API, an event or the payload of a job between its two servers. ' +
    'No statement of a migration shows it and no database refuses it, so there is no smallest migration that must be reported; ' +
    'tools that compare interface definitions are made for it.',
};

/** Every row there is: `A01`, `A02`, … */
export const catalogue: readonly string[] = Object.entries(families).flatMap(([letter, { rows }]) =>
  Array.from({ length: rows }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`),
);
