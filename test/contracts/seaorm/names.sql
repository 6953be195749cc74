-- Tables in schemas, columns by a rule, and names that are words of the language.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE cake (id serial PRIMARY KEY, name text NOT NULL, price numeric, baked_on date, old text);
CREATE TABLE fruits (id serial PRIMARY KEY, label text, cake_id int, old text);
CREATE TABLE cake_filling (cake_id int, filling_id int, old text);
CREATE TABLE idle (id serial PRIMARY KEY, line text);
-- file: db/migrations/002_more.sql
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id serial PRIMARY KEY, "unitPrice" numeric, type text, old text);
-- file: src/order.rs
use sea_orm::entity::prelude::*;
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(schema_name = "shop", table_name = "orders", rename_all = "camelCase")]
pub struct Model {
    #[sea_orm(primary_key)] pub id: i32,
    pub unit_price: Decimal,
    pub r#type: String,
    #[sea_orm(has_many)] pub items: HasMany<super::item::Entity>,
}
-- file: src/main.rs
mod order;
async fn all(db: &DbConn) { order::Entity::find().all(db).await; }
-- at: v1.0.1
-- file: README
-- answers
shop.orders: used [reads src/main.rs:2, maps src/order.rs:3]
shop.orders.unitPrice: used [maps src/order.rs:7, reads src/main.rs:2]
shop.orders.type: used [maps src/order.rs:8, reads src/main.rs:2]
shop.orders.old: unused, searched 3 files with 1 query, all understood
