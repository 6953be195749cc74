-- Users will get a second address for invoices; this one is for contact.
ALTER TABLE users RENAME COLUMN email TO contact_email;

ALTER TABLE users ADD COLUMN invoice_email text;
