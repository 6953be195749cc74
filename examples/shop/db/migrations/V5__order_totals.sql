CREATE VIEW order_totals AS
SELECT o.id AS order_id,
       u.email AS customer,
       o.status,
       coalesce(sum(i.quantity * i.unit_cents), 0) AS total_cents
FROM orders o
JOIN users u ON u.id = o.user_id
LEFT JOIN order_items i ON i.order_id = o.id
GROUP BY o.id, u.email;
