import { literal } from './print.ts';

/** Conditions and errors are for stored programs only. A message has at most 128 characters. */
export function guard(query: string, message: string): string {
  return `DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (${query}) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = ${literal(message.slice(0, 128))};
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found`;
}
