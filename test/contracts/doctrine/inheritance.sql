-- Classes in one table, and in tables of their own that are joined.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE pets (id bigint PRIMARY KEY, kind text, name text, barks int, old text);
CREATE TABLE people (id bigint PRIMARY KEY, dtype text, name text, old text);
CREATE TABLE employees (id bigint PRIMARY KEY, salary numeric, old text);
-- file: src/Entity/Pets.php
<?php
namespace App\Entity;
use Doctrine\ORM\Mapping as ORM;
#[ORM\Entity, ORM\Table(name: 'pets')]
#[ORM\InheritanceType('SINGLE_TABLE')]
#[ORM\DiscriminatorColumn(name: 'kind', type: 'string')]
#[ORM\DiscriminatorMap(['dog' => Dog::class])]
abstract class Pet { #[ORM\Id, ORM\Column] protected int $id; #[ORM\Column] protected string $name; }
#[ORM\Entity]
class Dog extends Pet { #[ORM\Column] private int $barks; }
#[ORM\Entity] #[ORM\Table('people')] #[ORM\InheritanceType('JOINED')]
class Person { #[ORM\Id, ORM\Column] protected int $id; #[ORM\Column] protected string $name; }
#[ORM\Entity] #[ORM\Table('employees')]
class Employee extends Person { #[ORM\Column] private string $salary; }
-- file: src/a.php
<?php
function f($em) { return [$em->find(Dog::class, 1), $em->find(Employee::class, 1)]; }
-- at: v1.0.1
-- file: README
-- answers
pets.kind: used [maps src/Entity/Pets.php:8, reads src/Entity/Pets.php:10, reads src/Entity/Pets.php:7, reads src/a.php:2]
pets.name: used [maps src/Entity/Pets.php:8, reads src/Entity/Pets.php:10, reads src/Entity/Pets.php:7, reads src/a.php:2]
pets.barks: used [maps src/Entity/Pets.php:10, reads src/Entity/Pets.php:10, reads src/Entity/Pets.php:7, reads src/a.php:2]
pets.old: unused, searched 3 files with 6 queries, all understood
people: used [reads src/Entity/Pets.php:14, maps src/Entity/Pets.php:12]
people.name: used [maps src/Entity/Pets.php:12, reads src/Entity/Pets.php:14]
people.dtype: used [maps src/Entity/Pets.php:12, reads src/Entity/Pets.php:14]
employees.salary: used [maps src/Entity/Pets.php:14, reads src/a.php:2]
employees.old: unused, searched 3 files with 6 queries, all understood
