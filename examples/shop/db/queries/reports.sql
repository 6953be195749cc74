-- name: OpenOrders :many
SELECT o.id, o.status, o.placed_at
FROM orders o
WHERE o.status IN ('new', 'paid')
ORDER BY o.placed_at;

-- name: MailingList :many
SELECT DISTINCT u.contact_email AS email, u.name
FROM users u
JOIN orders o ON o.user_id = u.id
WHERE o.placed_at > now() - interval '1 year';

-- name: PackingList :many
SELECT o.id, o.shipping_method, sum(i.quantity) AS pieces
FROM orders o
JOIN order_items i ON i.order_id = o.id
WHERE o.status = 'paid'
GROUP BY o.id
ORDER BY o.placed_at;
