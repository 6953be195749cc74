-- A table is called as the model says, as its class is in the plural, or by what only runs can tell.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, email text, nick text, is_admin boolean, created_at timestamp, updated_at timestamp, deleted_at timestamp);
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint, title text NOT NULL, body text, state text, created_at timestamp, updated_at timestamp);
CREATE TABLE roles (id bigint PRIMARY KEY, label text);
CREATE TABLE role_user (user_id bigint, role_id bigint, granted_by bigint, created_at timestamp, updated_at timestamp, rest text);
CREATE TABLE comments (id bigint PRIMARY KEY, commentable_type text, commentable_id bigint, body text);
CREATE TABLE audit_lines (id bigint PRIMARY KEY, line text, level int, note text);
CREATE TABLE idle_things (id bigint PRIMARY KEY, name text);
-- file: app/Models/Line.php
<?php
namespace App\Models;
use Illuminate\Database\Eloquent\Model;
class Line extends Model
{
    const UPDATED_AT = null;
    const CREATED_AT = 'logged_at';
    protected $table = 'audit_lines';
    protected $primaryKey = 'id';
}
-- file: app/Models/Thing.php
<?php
namespace App\Models;
use Illuminate\Database\Eloquent\Model;
class IdleThing extends Model
{
    public $timestamps = false;
}
-- file: app/Models/Dynamic.php
<?php
namespace App\Models;
use Illuminate\Database\Eloquent\Model;
class Comment extends Model
{
    public function getTable() { return config('comments.table'); }
}
-- file: app/a.php
<?php
use App\Models\Line;
function f() { return [Line::find(1), new App\Models\IdleThing(), App\Models\Comment::first()]; }
-- at: v1.0.1
-- file: README
-- answers
audit_lines: used [reads app/a.php:3, updates app/a.php:3, maps app/Models/Line.php:4]
audit_lines.line: unknown, app/Models/Line.php:4 maps it and the table is read with *: without the column nothing fails, but its value is missing [reads * of app/a.php:3, maps app/Models/Line.php:4]
idle_things: used [inserts into app/a.php:3, maps app/Models/Thing.php:4]
idle_things.name: unknown, app/Models/Thing.php maps it, and the calls that were found choose other columns [maps app/Models/Thing.php:4, inserts into app/a.php:3]
inserts idle_things: used [inserts into app/a.php:3]
comments: unknown, app/Models/Dynamic.php:4 has a model whose table is not known, and may be this one [may map app/Models/Dynamic.php:4]
comments.body: unknown, app/Models/Dynamic.php:4 has a model whose table is not known, and may be this one [may map app/Models/Dynamic.php:4]
