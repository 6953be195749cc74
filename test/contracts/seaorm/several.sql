-- Several modules of one file; what nothing calls is unknown.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE cake (id serial PRIMARY KEY, name text NOT NULL, price numeric, baked_on date, old text);
CREATE TABLE fruits (id serial PRIMARY KEY, label text, cake_id int, old text);
CREATE TABLE cake_filling (cake_id int, filling_id int, old text);
CREATE TABLE idle (id serial PRIMARY KEY, line text);
-- file: src/entities.rs
pub mod cake {
    use sea_orm::entity::prelude::*;
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "cake")]
    pub struct Model { #[sea_orm(primary_key)] pub id: i32, pub name: String }
}
pub mod idle {
    use sea_orm::entity::prelude::*;
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "idle")]
    pub struct Model { #[sea_orm(primary_key)] pub id: i32, pub line: String }
}
-- file: src/main.rs
use crate::entities::cake;
async fn all(db: &DbConn) { cake::Entity::find_by_id(1).one(db).await; }
-- at: v1.0.1
-- file: README
-- answers
cake.name: used [maps src/entities.rs:5, reads src/main.rs:2]
cake.price: unused, searched 3 files with 1 query, all understood
idle: unknown, src/entities.rs maps it, and no call on its model was found [maps src/entities.rs:9]
idle.line: unknown, src/entities.rs maps it, and no call on its model was found [maps src/entities.rs:11]
