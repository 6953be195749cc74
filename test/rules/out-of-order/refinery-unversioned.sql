-- refinery lets migrations with U come out of order.
-- at: v1.0.0
-- file: Cargo.toml
[dependencies]
refinery = "0.8"
-- file: migrations/V1__users.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: migrations/V3__later.sql
CREATE TABLE later (id bigint PRIMARY KEY);
-- now
-- file: migrations/U2__late.sql
CREATE TABLE late (id bigint PRIMARY KEY);
