-- What is found along with an entity is read as well.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE cake (id serial PRIMARY KEY, name text NOT NULL, price numeric, baked_on date, old text);
CREATE TABLE fruits (id serial PRIMARY KEY, label text, cake_id int, old text);
CREATE TABLE cake_filling (cake_id int, filling_id int, old text);
CREATE TABLE idle (id serial PRIMARY KEY, line text);
-- file: entity/src/cake.rs
use sea_orm::entity::prelude::*;
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "cake")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(column_name = "name")]
    pub title: String,
    pub price: Option<Decimal>,
    pub baked_on: Option<Date>,
    #[sea_orm(ignore)]
    pub cached: Option<String>,
}
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation { #[sea_orm(has_many = "super::fruit::Entity")] Fruit }
impl Related<super::fruit::Entity> for Entity { fn to() -> RelationDef { Relation::Fruit.def() } }
impl ActiveModelBehavior for ActiveModel {}
-- file: entity/src/fruit.rs
use sea_orm::entity::prelude::*;
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fruits")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub label: Option<String>,
    pub cake_id: Option<i32>,
}
-- file: entity/src/prelude.rs
pub use super::cake::Entity as Cake;
pub use super::fruit::Entity as Fruit;
-- file: src/main.rs
use entity::prelude::{Cake, Fruit};
async fn both(db: &DbConn) { Cake::find().find_also_related(Fruit).all(db).await; }
async fn raw(db: &DbConn) { db.execute(Statement::from_string(DbBackend::Postgres, "UPDATE idle SET line = 'x'")).await; }
-- at: v1.0.1
-- file: README
-- answers
cake.name: used [maps entity/src/cake.rs:8, reads src/main.rs:2]
fruits.label: used [maps entity/src/fruit.rs:7, reads src/main.rs:2]
idle.line: used [writes src/main.rs:3]
cake_filling: unused, searched 5 files with 3 queries, all understood
