export { count as plural } from '../text/words.ts';

/** Severities as the command line says them. */
export const severityName = (severity: 'error' | 'warning' | 'information' | 'hint'): string =>
  severity === 'information' ? 'info' : severity;
