-- What XML maps, and names that only the program knows, are unknown.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, old text);
CREATE TABLE things (id bigint PRIMARY KEY, label text, old text);
CREATE TABLE parts (id bigint PRIMARY KEY, label text, old text);
-- file: src/Resources/config/doctrine/User.orm.xml
<doctrine-mapping><entity name="App\User" table="users"><field name="mail" column="email"/></entity></doctrine-mapping>
-- file: src/Entity/Thing.php
<?php
namespace App\Entity;
use Doctrine\ORM\Mapping as ORM;
#[ORM\Entity] #[ORM\Table(name: 'things')]
class Thing { #[ORM\Id, ORM\Column] private int $id; #[ORM\Column(name: self::LABEL)] private string $name; }
#[ORM\Entity] #[ORM\Table(name: Tables::PARTS)]
class Part { #[ORM\Id, ORM\Column] private int $id; #[ORM\Column] private string $label; }
-- file: src/a.php
<?php
function f($em) { return [$em->find(App\Entity\Thing::class, 1), $em->find(App\Entity\Part::class, 1)]; }
-- at: v1.0.1
-- file: README
-- answers
users: unknown, 1 file of it names users outside the queries that were understood: src/Resources/config/doctrine/User.orm.xml
users.email: unknown, src/Resources/config/doctrine/User.orm.xml speaks of the table in a language that is not read, and src/Resources/config/doctrine/User.orm.xml names email
things.label: unknown, src/Entity/Thing.php maps the table, and some of its columns could not be followed [maps src/Entity/Thing.php:5]
things.old: unknown, src/Entity/Thing.php maps the table, and some of its columns could not be followed [maps src/Entity/Thing.php:5]
parts: unknown, src/Entity/Thing.php:7 has a model whose table is not known, and may be this one [may map src/Entity/Thing.php:7]
parts.label: unknown, src/Entity/Thing.php:7 has a model whose table is not known, and may be this one [may map src/Entity/Thing.php:7]
parts.old: unknown, src/Entity/Thing.php:7 has a model whose table is not known, and may be this one [may map src/Entity/Thing.php:7]
