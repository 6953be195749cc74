-- Reads list the columns of a model, by the prelude or by its module.
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
use entity::prelude::*;
async fn all(db: &DbConn) -> Vec<entity::cake::Model> { Cake::find().all(db).await.unwrap() }
-- at: v1.0.1
-- file: README
-- answers
cake: used [reads src/main.rs:2, maps entity/src/cake.rs:2]
cake.name: used [maps entity/src/cake.rs:8, reads src/main.rs:2]
cake.price: used [maps entity/src/cake.rs:9, reads src/main.rs:2]
cake.baked_on: used [maps entity/src/cake.rs:10, reads src/main.rs:2]
cake.old: unused, searched 5 files with 2 queries, all understood
inserts cake: unknown, 4 files of it name cake outside the queries that were understood: entity/src/cake.rs, entity/src/fruit.rs, entity/src/prelude.rs and src/main.rs
fruits: unknown, entity/src/fruit.rs maps it, and no call on its model was found [maps entity/src/fruit.rs:2]
fruits.label: unknown, entity/src/fruit.rs maps it, and no call on its model was found [maps entity/src/fruit.rs:7]
fruits.old: unused, searched 5 files with 2 queries, all understood
idle: unused, searched 5 files with 2 queries, all understood
