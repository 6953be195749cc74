-- Names that Rails makes: engines, irregular words, tables named at run time, models in a gem's namespace, the same class name twice.
-- at: v1.0.0
-- file: migrations/001_start.sql
CREATE TABLE shop_carts (id bigserial PRIMARY KEY, note text);
CREATE TABLE analyses (id bigserial PRIMARY KEY, body text);
CREATE TABLE children (id bigserial PRIMARY KEY, body text);
CREATE TABLE data_points (id bigserial PRIMARY KEY, body text);
CREATE TABLE tenant_accounts (id bigserial PRIMARY KEY, body text);
CREATE TABLE admin_users (id bigserial PRIMARY KEY, body text);
CREATE TABLE users (id bigserial PRIMARY KEY, body text);
CREATE TABLE flipper_gates (id bigserial PRIMARY KEY, key text);
-- file: lib/shop/engine.rb
module Shop
  class Engine < ::Rails::Engine
    isolate_namespace Shop
  end
end
-- file: app/models/shop/cart.rb
module Shop
  class Cart < ActiveRecord::Base
  end
end
-- file: app/models/analysis.rb
class Analysis < ActiveRecord::Base
end
-- file: app/models/child.rb
class Child < ActiveRecord::Base
end
-- file: app/models/data_point.rb
class DataPoint < ActiveRecord::Base
end
-- file: app/models/account.rb
class Account < ActiveRecord::Base
  self.table_name = "#{Tenant.prefix}_accounts"
end
-- file: app/models/admin/user.rb
class Admin::User < ActiveRecord::Base
  self.table_name = :admin_users
end
-- file: app/models/user.rb
class User < ActiveRecord::Base
end
-- file: Gemfile
gem "rails"
gem "flipper"
-- file: app/jobs/all.rb
class All
  def perform
    [Shop::Cart.all, Analysis.first, Child.find(1), DataPoint.select(:id).to_a, Account.first]
    Admin::User.find_each { |user| puts user }
  end
end
-- answers
shop_carts.note: used [maps app/models/shop/cart.rb:2, reads app/jobs/all.rb:3]
analyses.body: used [maps app/models/analysis.rb:1, reads app/jobs/all.rb:3]
children.body: used [maps app/models/child.rb:1, reads app/jobs/all.rb:3]
data_points.id: used [maps app/models/data_point.rb:1, reads app/jobs/all.rb:3]
data_points.body: unknown, app/models/data_point.rb maps it, and the calls that were found choose other columns [maps app/models/data_point.rb:1, reads app/jobs/all.rb:3]
tenant_accounts.body: unknown, app/models/account.rb:1 has a model whose table is not known, and may be this one [may map app/models/account.rb:1]
admin_users.body: used [maps app/models/admin/user.rb:1, reads app/jobs/all.rb:4]
users.body: unknown, app/models/user.rb maps it, and no call on its model was found [maps app/models/user.rb:1]
flipper_gates: unknown, Gemfile speaks of a library that may have flipper_gates as a table of its own
flipper_gates.key: unknown, Gemfile speaks of a library that may have flipper_gates as a table of its own
