import type { Database } from './database.ts';

export interface Product {
  id: string;
  sku: string;
  title: string;
  price_cents: number;
}

export async function findProduct(db: Database, sku: string): Promise<Product | undefined> {
  const { rows } = await db.query<Product>('SELECT * FROM products WHERE sku = $1 AND active', [sku]);
  return rows[0];
}

export async function addProduct(db: Database, sku: string, title: string, cents: number): Promise<void> {
  await db.query('INSERT INTO products (sku, title, price_cents) VALUES ($1, $2, $3)', [sku, title, cents]);
}
