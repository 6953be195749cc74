-- What the last version ignores may be dropped; a filter by its name, which Rails does not check, still uses it.
-- at: v1.0.0
-- file: migrations/001_start.sql
CREATE TABLE users (id bigserial PRIMARY KEY, email text, legacy_token text, old_flag boolean, old_mark text);
-- file: app/models/user.rb
class User < ApplicationRecord
end
-- file: app/models/application_record.rb
class ApplicationRecord < ActiveRecord::Base
  self.abstract_class = true
end
-- file: app/controllers/users_controller.rb
class UsersController
  def index = User.where(old_flag: true).order(:email)
end
-- file: db/schema.rb
ActiveRecord::Schema[7.1].define(version: 1) do
  create_table "users" do |t|
    t.string "legacy_token"
  end
end
-- file: db/migrate/20240101000000_tokens.rb
class Tokens < ActiveRecord::Migration[7.1]
  def up = User.update_all(legacy_token: nil)
end
-- at: v1.1.0
-- file: app/models/user.rb
class User < ApplicationRecord
  include Ignoring
  self.ignored_columns += ["legacy_token", :old_flag]
end
-- file: app/models/concerns/ignoring.rb
module Ignoring
  extend ActiveSupport::Concern

  included do
    self.ignored_columns += %w[old_mark]
  end
end
-- now
-- file: migrations/002_drop.sql
ALTER TABLE users DROP COLUMN legacy_token;
-- answers
users.email: used [maps app/models/user.rb:1, reads app/controllers/users_controller.rb:2]
users.legacy_token: unused, searched 4 files with 1 query, all understood
users.old_flag: used [reads app/controllers/users_controller.rb:2]
users.old_mark: unused, searched 4 files with 1 query, all understood
