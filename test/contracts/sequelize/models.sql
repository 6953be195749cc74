-- Models list all their attributes; names in the plural, in snake case, or as they say; associations add keys.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE "Users" (id serial PRIMARY KEY, "firstName" text NOT NULL, email_address text, "companyId" int, "createdAt" timestamp NOT NULL, "updatedAt" timestamp NOT NULL, full_name text, fax text);
CREATE TABLE companies (id serial PRIMARY KEY, legal_name text, vat text, created_at timestamp, updated_at timestamp, left_over text);
CREATE TABLE posts (id serial PRIMARY KEY, title text NOT NULL, body text, author_id int, hits int NOT NULL DEFAULT 0, state text);
CREATE TABLE user_groups (user_id int, group_id int, since date);
CREATE TABLE people (id serial PRIMARY KEY, first_name text, age int, other text);
CREATE TABLE "SequelizeMeta" (name text PRIMARY KEY);
-- file: models/user.js
module.exports = (sequelize, DataTypes) => {
  const User = sequelize.define('User', {
    firstName: { type: DataTypes.STRING, allowNull: false },
    email: { type: DataTypes.STRING, field: 'email_address' },
    fullName: { type: DataTypes.VIRTUAL, get() { return this.firstName; } },
  });
  User.associate = (models) => {
    User.belongsTo(models.Company, { foreignKey: 'companyId' });
    User.belongsToMany(models.Group, { through: 'user_groups', foreignKey: 'user_id', otherKey: 'group_id' });
  };
  return User;
};
-- file: models/company.js
const { Model, DataTypes } = require('sequelize');
class Company extends Model {}
Company.init({ legalName: DataTypes.STRING, vat: DataTypes.STRING }, { sequelize, modelName: 'company', underscored: true, tableName: 'companies' });
-- file: models/post.js
const { Model, DataTypes } = require('sequelize');
class Post extends Model { static associate(models) { this.belongsTo(models.User, { as: 'author', foreignKey: 'author_id' }); } }
Post.init({ title: { type: DataTypes.TEXT, allowNull: false }, body: DataTypes.TEXT, hits: { type: DataTypes.INTEGER, defaultValue: 0 }, state: DataTypes.TEXT }, { sequelize, timestamps: false });
-- file: models/person.js
import { Model } from 'objection';
export class Person extends Model {
  static tableName = 'people';
  static jsonSchema = { type: 'object', properties: { first_name: { type: 'string' }, age: { type: 'integer' } } };
}
-- file: src/app.js
const { User, Company, Post } = require('../models');
exports.all = () => User.findAll({ where: { email: 'x' }, include: [{ model: Company }] });
exports.titles = () => Post.findAll({ attributes: ['id', 'title'], where: { state: 'live' } });
exports.add = (title) => Post.create({ title, body: 'x' });
exports.people = () => Person.query().where('age', '>', 18).orderBy('first_name');
exports.join = () => Person.query().insert({ first_name: 'x' });
-- answers
Users: used [reads src/app.js:2, maps models/user.js:2]
Users.firstName: used [maps models/user.js:3, reads src/app.js:2]
Users.email_address: used [maps models/user.js:4, reads src/app.js:2]
Users.companyId: used [maps models/user.js:8, reads src/app.js:2]
Users.createdAt: used [maps models/user.js:2, reads src/app.js:2]
Users.full_name: unknown, models/user.js has the table's name in a string, and models/user.js names full_name
Users.fax: unused, searched 5 files with 8 queries, all understood
companies.legal_name: used [maps models/company.js:3, reads src/app.js:2]
companies.created_at: used [maps models/company.js:3, reads src/app.js:2]
companies.left_over: unused, searched 5 files with 8 queries, all understood
posts.title: used [maps models/post.js:3, reads src/app.js:4, reads src/app.js:3, writes src/app.js:4]
posts.body: used [maps models/post.js:3, reads src/app.js:4, writes src/app.js:4]
posts.author_id: used [maps models/post.js:2, reads src/app.js:4]
inserts posts: used [inserts into src/app.js:4]
omits posts.hits: unused, each of its inserts names the column
omits posts.state: used [inserts into src/app.js:4]
leaves NULL posts.added: used [inserts into src/app.js:4]
leaves NULL posts.title: unused, models/post.js:3 requires a value
user_groups.group_id: used [maps models/user.js:9, reads src/app.js:2]
user_groups.since: unused, searched 5 files with 8 queries, all understood
people.age: used [maps models/person.js:4, reads src/app.js:5]
people.first_name: used [maps models/person.js:4, reads src/app.js:5, writes src/app.js:6]
people.other: unknown, models/person.js maps the table, and some of its columns could not be followed [maps models/person.js:2]
inserts people: used [inserts into src/app.js:6]
leaves NULL people.added: used [inserts into src/app.js:6]
SequelizeMeta: unknown, SequelizeMeta is named like a table of the migration tool, which uses its tables without any word in the code
