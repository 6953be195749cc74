-- What is updated is known at run time only.
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
-- file: src/main.rs
use entity::cake;
async fn change(db: &DbConn, id: i32) { cake::Entity::update_many().col_expr(cake::Column::Price, Expr::value(1)).filter(cake::Column::Id.eq(id)).exec(db).await; }
-- at: v1.0.1
-- file: README
-- answers
cake.price: used [maps entity/src/cake.rs:9, reads src/main.rs:2]
writes cake.price: unknown, entity/src/cake.rs speaks of the table, and a library makes queries of its language, and entity/src/cake.rs and src/main.rs name price
cake.old: unused, searched 3 files with 1 query, all understood
