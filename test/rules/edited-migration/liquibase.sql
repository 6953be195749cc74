-- A changelog grows; one of its change sets is another one now.
-- at: v1.0.0
-- file: db/changelog.sql
--liquibase formatted sql

--changeset ann:1
CREATE TABLE users (id bigint PRIMARY KEY);

--changeset ann:2
CREATE TABLE teams (id bigint PRIMARY KEY);
-- file: db/queries/other.sql
SELECT id FROM users;
-- now
-- file: db/changelog.sql
--liquibase formatted sql

--changeset ann:1
CREATE TABLE users (id bigint PRIMARY KEY);

--changeset ann:2
CREATE TABLE teams (id bigint PRIMARY KEY, name text);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error edited-migration: This migration was edited since v1.0.0: where it has run, it does not run again

--changeset ann:3
CREATE TABLE notes (id bigint PRIMARY KEY);
