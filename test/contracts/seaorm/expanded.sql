-- The expanded form has an enum of columns.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE cake (id serial PRIMARY KEY, name text NOT NULL, price numeric, baked_on date, old text);
CREATE TABLE fruits (id serial PRIMARY KEY, label text, cake_id int, old text);
CREATE TABLE cake_filling (cake_id int, filling_id int, old text);
CREATE TABLE idle (id serial PRIMARY KEY, line text);
-- file: src/entity/cake_filling.rs
use sea_orm::entity::prelude::*;
#[derive(Copy, Clone, Default, Debug, DeriveEntity)]
pub struct Entity;
impl EntityName for Entity {
    fn table_name(&self) -> &'static str { "cake_filling" }
}
#[derive(Clone, Debug, PartialEq, DeriveModel, DeriveActiveModel)]
pub struct Model { pub cake_id: i32, pub filling_id: i32 }
#[derive(Copy, Clone, Debug, EnumIter, DeriveColumn)]
pub enum Column { CakeId, #[sea_orm(column_name = "filling_id")] Filling }
-- file: src/main.rs
use crate::entity::cake_filling::{self, Entity as Between};
async fn all(db: &DbConn) { Between::find().all(db).await; }
-- at: v1.0.1
-- file: README
-- answers
cake_filling: used [reads src/main.rs:1, maps src/entity/cake_filling.rs:9]
cake_filling.cake_id: used [maps src/entity/cake_filling.rs:10, reads src/main.rs:1]
cake_filling.filling_id: used [maps src/entity/cake_filling.rs:10, reads src/main.rs:1]
cake_filling.old: unused, searched 3 files with 1 query, all understood
