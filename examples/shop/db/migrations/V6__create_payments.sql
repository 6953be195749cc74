CREATE TABLE payments (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id     bigint NOT NULL,
    amount_cents integer NOT NULL,
    provider     text,
    reference    varchar(64) NOT NULL,
    paid_at      timestamptz NOT NULL DEFAULT now()
);
