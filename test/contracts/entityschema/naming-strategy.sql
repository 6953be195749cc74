-- Names may go through a rule of the configuration; a table by a rule of the program's own is any that is called alike.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE order_item (id serial PRIMARY KEY, unit_price numeric, product_id int, old text);
CREATE TABLE app_invoice (id serial PRIMARY KEY, due_on date, old text);
-- file: src/schemas.ts
import { EntitySchema } from 'typeorm';
export const OrderItemSchema = new EntitySchema<OrderItem>({ name: 'OrderItem', columns: { id: { type: Number, primary: true }, unitPrice: { type: Number } }, relations: { product: { type: 'many-to-one', target: 'Product' } } });
export const InvoiceSchema = new EntitySchema<Invoice>({ name: 'Invoice', columns: { id: { type: Number, primary: true }, dueOn: { type: Date } } });
-- file: src/ds.ts
import { DataSource } from 'typeorm';
import { SnakeNamingStrategy } from 'typeorm-naming-strategies';
export const dataSource = new DataSource({ namingStrategy: new SnakeNamingStrategy(), entities: [OrderItemSchema, InvoiceSchema] });
export const f = () => [dataSource.getRepository(OrderItemSchema).find(), dataSource.getRepository(InvoiceSchema).find()];
-- at: v1.0.1
-- file: README
-- answers
order_item.unit_price: used [maps src/schemas.ts:2, reads src/ds.ts:4]
order_item.product_id: used [maps src/schemas.ts:2, reads src/ds.ts:4]
order_item.old: unused, searched 3 files with 2 queries, all understood
app_invoice: unknown, src/schemas.ts:3 has a model whose table is not known, and may be this one [may map src/schemas.ts:3]
app_invoice.due_on: unknown, src/schemas.ts:3 has a model whose table is not known, and may be this one [may map src/schemas.ts:3]
app_invoice.old: unknown, src/schemas.ts:3 has a model whose table is not known, and may be this one [may map src/schemas.ts:3]
