-- A live model takes all columns its table has, but those it ignores; names by Rails' rules; associations.
-- at: v1.0.0
-- file: migrations/001_start.sql
CREATE TABLE people (id bigserial PRIMARY KEY, email text NOT NULL, legacy_token text, old_flag boolean, nick text);
CREATE TABLE blog_posts (id bigserial PRIMARY KEY, title text, body text, person_id bigint);
CREATE TABLE invoice_line_items (id bigserial PRIMARY KEY, qty int);
CREATE TABLE invoices (id bigserial PRIMARY KEY, type text, total int, paid_at timestamptz);
CREATE TABLE tbl_settings (id bigserial PRIMARY KEY, value text);
CREATE TABLE people_roles (person_id bigint, role_id bigint);
CREATE TABLE roles (id bigserial PRIMARY KEY, title text);
CREATE TABLE categories (id bigserial PRIMARY KEY, title text);
CREATE TABLE api_keys (id bigserial PRIMARY KEY, secret text);
CREATE TABLE moose (id bigserial PRIMARY KEY, antlers int);
-- file: app/models/application_record.rb
class ApplicationRecord < ActiveRecord::Base
  primary_abstract_class
end
-- file: app/models/person.rb
class Person < ApplicationRecord
  self.ignored_columns += %w[legacy_token old_flag]

  has_many :posts, class_name: "Blog::Post", dependent: :destroy
  has_and_belongs_to_many :roles
  validates :email, presence: true

  def old
    nick
  end
end
-- file: app/models/blog.rb
module Blog
  def self.table_name_prefix
    "blog_"
  end
end
-- file: app/models/blog/post.rb
module Blog
  class Post < ApplicationRecord
    belongs_to :person
  end
end
-- file: app/models/invoice.rb
class Invoice < ApplicationRecord
  class LineItem < ApplicationRecord
  end

  class Paid < Invoice
  end
end
-- file: app/models/setting.rb
class Setting < ApplicationRecord
  self.table_name = 'tbl_settings'
end
-- file: app/models/role.rb
class Role < ApplicationRecord; end
-- file: app/models/category.rb
class Category < ApplicationRecord
end
-- file: app/models/api_key.rb
class APIKey < ApplicationRecord
end
-- file: app/models/moose.rb
class Moose < ApplicationRecord
end
-- file: config/initializers/inflections.rb
ActiveSupport::Inflector.inflections(:en) do |inflect|
  inflect.acronym "API"
  inflect.uncountable %w[moose]
end
-- file: app/controllers/people_controller.rb
class PeopleController < ApplicationController
  def index
    @people = Person.where(email: params[:email]).order(:nick)
    Invoice::LineItem.pluck(:id)
    Invoice::Paid.first
    Setting.find_by(id: 1)
    APIKey.first; Moose.all
  end
end
-- answers
people: used [reads app/controllers/people_controller.rb:3, maps app/models/person.rb:1]
people.email: used [maps app/models/person.rb:1, reads app/controllers/people_controller.rb:3]
people.nick: used [maps app/models/person.rb:1, reads app/controllers/people_controller.rb:3]
people.legacy_token: unused, searched 12 files with 6 queries, all understood
people.old_flag: unused, searched 12 files with 6 queries, all understood
blog_posts.body: used [maps app/models/blog/post.rb:2, reads app/models/person.rb:4]
invoice_line_items.id: used [maps app/models/invoice.rb:2, reads app/controllers/people_controller.rb:4]
invoice_line_items.qty: unknown, app/models/invoice.rb maps it, and the calls that were found choose other columns [maps app/models/invoice.rb:2, reads app/controllers/people_controller.rb:4]
invoices.paid_at: used [maps app/models/invoice.rb:5, reads app/controllers/people_controller.rb:5]
tbl_settings.value: used [maps app/models/setting.rb:1, reads app/controllers/people_controller.rb:6]
people_roles.role_id: used [maps app/models/person.rb:5, reads app/controllers/people_controller.rb:3]
roles.title: used [maps app/models/role.rb:1, reads app/models/person.rb:5]
categories: unknown, app/models/category.rb maps it, and no call on its model was found [maps app/models/category.rb:1]
categories.title: unknown, app/models/category.rb maps it, and no call on its model was found [maps app/models/category.rb:1]
api_keys.secret: used [maps app/models/api_key.rb:1, reads app/controllers/people_controller.rb:7]
moose.antlers: used [maps app/models/moose.rb:1, reads app/controllers/people_controller.rb:7]
