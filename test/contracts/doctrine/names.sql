-- Tables are called as their class, in snake case or as a rule of the program has it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE order_line (id bigint PRIMARY KEY, unit_price numeric, order_id int, old text);
CREATE TABLE "Payment" (id bigint PRIMARY KEY, "paidOn" date, old text);
CREATE TABLE app_refund (id bigint PRIMARY KEY, amount numeric, old text);
CREATE SCHEMA billing;
CREATE TABLE billing.invoices (id bigint PRIMARY KEY, total numeric, old text);
-- file: src/Entity/All.php
<?php
namespace App\Entity;
use Doctrine\ORM\Mapping\Column;
use Doctrine\ORM\Mapping\Entity;
use Doctrine\ORM\Mapping\Id;
use Doctrine\ORM\Mapping\ManyToOne;
use Doctrine\ORM\Mapping\Table;
#[Entity]
class OrderLine { #[Id, Column] private int $id; #[Column] private string $unitPrice; #[ManyToOne] private Order $order; }
#[Entity] class Payment { #[Id, Column] private int $id; #[Column] private \DateTime $paidOn; }
#[Entity] class Refund { #[Id, Column] private int $id; #[Column] private string $amount; }
#[Entity] #[Table(name: 'invoices', schema: 'billing')] final class Invoice { #[Id, Column] private int $id; #[Column] private string $total; }
-- file: src/a.php
<?php
use App\Entity\{OrderLine, Payment, Refund, Invoice};
function f($em) { return [$em->find(OrderLine::class, 1), $em->find(Payment::class, 1), $em->find(Refund::class, 1), $em->find(Invoice::class, 1)]; }
-- at: v1.0.1
-- file: README
-- answers
order_line.unit_price: used [maps src/Entity/All.php:9, reads src/a.php:3]
order_line.order_id: used [maps src/Entity/All.php:9, reads src/a.php:3]
order_line.old: unused, searched 3 files with 8 queries, all understood
Payment.paidOn: used [maps src/Entity/All.php:10, reads src/a.php:3]
Payment.old: unused, searched 3 files with 8 queries, all understood
app_refund: unknown, src/Entity/All.php:11 has a model whose table is not known, and may be this one [may map src/Entity/All.php:11]
app_refund.amount: unknown, src/Entity/All.php:11 has a model whose table is not known, and may be this one [may map src/Entity/All.php:11]
billing.invoices.total: used [maps src/Entity/All.php:12, reads src/a.php:3]
billing.invoices.old: unused, searched 3 files with 8 queries, all understood
