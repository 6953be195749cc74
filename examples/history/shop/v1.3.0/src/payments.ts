import { type Database, sql } from './database.ts';

export async function recordPayment(db: Database, order: string, cents: number, reference: string): Promise<void> {
  await db.query(sql`
    INSERT INTO payments (order_id, amount_cents, reference)
    VALUES (${order}, ${cents}, ${reference})`);
  await db.query(`UPDATE orders SET status = 'paid' WHERE id = $1`, [order]);
}

export async function refund(db: Database, order: string): Promise<void> {
  await db.query('UPDATE payments SET refunded_at = now() WHERE order_id = $1', [order]);
  await db.query(`UPDATE orders SET status = 'refunded' WHERE id = $1`, [order]);
}
