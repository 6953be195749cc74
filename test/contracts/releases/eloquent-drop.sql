-- A model of Laravel reads rows whole; what it names itself is used.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, deleted_at timestamp);
-- file: app/Models/User.php
<?php
namespace App\Models;
use Illuminate\Database\Eloquent\Model;
use Illuminate\Database\Eloquent\SoftDeletes;
class User extends Model { use SoftDeletes; protected $fillable = ['email']; }
-- file: app/a.php
<?php
$users = App\Models\User::all();
-- now
-- file: db/migrations/002_drop.sql
ALTER TABLE users DROP COLUMN deleted_at;
--                            ^^^^^^^^^^ error drop-column: v1.0.0 still maps and reads users.deleted_at [app/Models/User.php:5 +2]
ALTER TABLE users DROP COLUMN nick;
--                            ^^^^ warning drop-column: v1.0.0 may still use users.nick: app/Models/User.php:5 maps it and the table is read with *: without the column nothing fails, but its value is missing [app/a.php:2 +1]
