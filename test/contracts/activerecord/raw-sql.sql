-- SQL beside the models: find_by_sql, execute, where with a string.
-- at: v1.0.0
-- file: migrations/001_start.sql
CREATE TABLE users (id bigserial PRIMARY KEY, email text, a text, b text, c text, d text);
-- file: app/models/user.rb
class User < ActiveRecord::Base
  self.ignored_columns = %i[a b c d]
end
-- file: app/queries.rb
class Queries
  def a = User.find_by_sql("SELECT a FROM users")
  def b = ActiveRecord::Base.connection.execute(<<~SQL)
    UPDATE users SET b = 1
  SQL
  def c = User.where("c IS NOT NULL")
end
-- answers
users.a: used [reads app/queries.rb:2]
users.b: used [writes app/queries.rb:4]
users.c: used [reads app/queries.rb:6]
users.d: unused, searched 2 files with 4 queries, all understood
users.email: used [maps app/models/user.rb:1, reads app/queries.rb:2, reads app/queries.rb:6]
