-- Entities are named in DQL, and tables in SQL.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, state text, fax text);
CREATE TABLE logs (id bigint PRIMARY KEY, line text, old text);
CREATE TABLE idle (id bigint PRIMARY KEY, line text);
-- file: src/Entity/User.php
<?php
namespace App\Entity;
use Doctrine\ORM\Mapping as ORM;
#[ORM\Entity] #[ORM\Table(name: 'users')]
class User { #[ORM\Id, ORM\Column] private int $id; #[ORM\Column] private string $email; }
#[ORM\Entity] #[ORM\Table(name: 'logs')]
class Log { #[ORM\Id, ORM\Column] private int $id; #[ORM\Column] private string $line; }
#[ORM\Entity] #[ORM\Table(name: 'idle')]
class Idle { #[ORM\Id, ORM\Column] private int $id; #[ORM\Column] private string $line; }
-- file: src/a.php
<?php
function f($em, $connection) {
    $connection->executeQuery('SELECT state FROM users WHERE id = 1');
    return $em->createQuery('SELECT u FROM App\Entity\User u WHERE u.email = :mail')->getResult();
}
function g($em) { return $em->createQuery('DELETE FROM AppBundle:Log l WHERE l.line = 1'); }
-- at: v1.0.1
-- file: README
-- answers
users.email: used [maps src/Entity/User.php:5, reads src/a.php:4]
users.state: used [reads src/a.php:3]
users.fax: unused, searched 3 files with 7 queries, 5 of them understood
logs.line: used [maps src/Entity/User.php:7, reads src/a.php:6]
logs.old: unused, searched 3 files with 7 queries, 5 of them understood
idle: unknown, src/Entity/User.php maps it, and no call on its model was found [maps src/Entity/User.php:9]
idle.line: unknown, src/Entity/User.php maps it, and no call on its model was found [maps src/Entity/User.php:9]
