-- Sequelize inserts what it is given: a new column that must have a value is missed.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE tasks (id serial PRIMARY KEY, title text, note text);
-- file: src/task.js
const { Model, DataTypes } = require('sequelize');
class Task extends Model {}
Task.init({ title: DataTypes.TEXT, note: DataTypes.TEXT }, { sequelize, timestamps: false });
exports.add = (title) => Task.create({ title });
exports.titles = () => Task.findAll({ attributes: ['title'] });
-- now
-- file: db/migrations/002_state.sql
ALTER TABLE tasks ADD COLUMN state text NOT NULL;
--                           ^^^^^ error add-not-null-column: v1.0.0 inserts into tasks without state [src/task.js:4 +1]
UPDATE tasks SET note = '' WHERE note IS NULL;
ALTER TABLE tasks ALTER COLUMN note SET NOT NULL;
--                             ^^^^ error set-not-null: v1.0.0 inserts into tasks without note [src/task.js:4 +1]
ALTER TABLE tasks RENAME COLUMN title TO name;
--                              ^^^^^ error rename-column: v1.0.0 still maps and reads tasks.title [src/task.js:3 +3]
