-- Rules that are not followed leave an entity open.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE cake (id serial PRIMARY KEY, name text NOT NULL, price numeric, baked_on date, old text);
CREATE TABLE fruits (id serial PRIMARY KEY, label text, cake_id int, old text);
CREATE TABLE cake_filling (cake_id int, filling_id int, old text);
CREATE TABLE idle (id serial PRIMARY KEY, line text);
-- file: src/cake.rs
use sea_orm::entity::prelude::*;
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "cake", rename_all = "SCREAMING_SNAKE_CASE")]
pub struct Model { #[sea_orm(primary_key)] pub id: i32, pub name: String }
-- file: src/main.rs
mod cake;
async fn all(db: &DbConn) { cake::Entity::find().all(db).await; }
-- at: v1.0.1
-- file: README
-- answers
cake.price: unknown, src/cake.rs maps the table, and some of its columns could not be followed [maps src/cake.rs:2]
cake.old: unknown, src/cake.rs maps the table, and some of its columns could not be followed [maps src/cake.rs:2]
