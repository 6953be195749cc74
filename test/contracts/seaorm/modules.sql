-- Code names an entity by its module; what it inserts is known at run time only.
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
use entity::{cake, fruit};
use sea_orm::*;
async fn add(db: &DbConn) { cake::ActiveModel { title: Set("x".to_owned()), ..Default::default() }.insert(db).await.unwrap(); }
async fn fruits(db: &DbConn) { fruit::Entity::find().filter(fruit::Column::Label.contains("x")).all(db).await.unwrap(); }
-- at: v1.0.1
-- file: README
-- answers
cake.name: used [maps entity/src/cake.rs:8, reads src/main.rs:3]
inserts cake: used [inserts into src/main.rs:3]
omits cake.price: unknown, which columns it fills is known at run time only [inserts into src/main.rs:3]
omits cake.added: used [inserts into src/main.rs:3]
fruits.label: used [maps entity/src/fruit.rs:7, reads src/main.rs:4]
fruits.cake_id: used [maps entity/src/fruit.rs:8, reads src/main.rs:4]
fruits.old: unused, searched 5 files with 4 queries, all understood
