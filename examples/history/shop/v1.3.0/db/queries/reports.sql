-- name: OpenOrders :many
SELECT o.id, o.status, o.placed_at
FROM orders o
WHERE o.status IN ('new', 'paid')
ORDER BY o.placed_at;

-- name: MailingList :many
SELECT DISTINCT u.email, u.name
FROM users u
JOIN orders o ON o.user_id = u.id
WHERE o.placed_at > now() - interval '1 year';
