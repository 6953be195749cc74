import { type Database, sql } from './database.ts';

export interface Order {
  id: string;
  status: string;
  note: string | null;
  email: string;
}

export async function findOrder(db: Database, id: string): Promise<Order | undefined> {
  const { rows } = await db.query<Order>(
    'SELECT o.id, o.status, o.note, u.email FROM orders o JOIN users u ON u.id = o.user_id WHERE o.id = $1',
    [id],
  );
  return rows[0];
}

export async function placeOrder(db: Database, user: string, sku: string): Promise<string> {
  const { rows } = await db.query<{ order_id: string }>(sql`
    WITH placed AS (
      INSERT INTO orders (user_id) VALUES (${user}) RETURNING id
    )
    INSERT INTO order_items (order_id, product_id, quantity, unit_cents)
    SELECT placed.id, p.id, 1, p.price_cents FROM placed, products p WHERE p.sku = ${sku}
    RETURNING order_id`);
  return (rows[0] as { order_id: string }).order_id;
}

export async function cancelOrder(db: Database, id: string): Promise<void> {
  await db.query(`UPDATE orders SET status = 'cancelled' WHERE id = $1`, [id]);
}

export async function orderTotal(db: Database, id: string): Promise<{ customer: string; cents: string } | undefined> {
  const { rows } = await db.query(sql`SELECT customer, total_cents AS cents FROM order_totals WHERE order_id = ${id}`);
  return rows[0];
}
