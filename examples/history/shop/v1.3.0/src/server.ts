import http from 'node:http';
import pg from 'pg';
import { cancelOrder, findOrder, orderTotal, placeOrder } from './orders.ts';
import { recordPayment, refund } from './payments.ts';
import { addProduct, findProduct } from './products.ts';
import { report } from './reports.ts';
import { createUser, findUser, renameUser } from './users.ts';

const db = new pg.Pool();

type Body = Record<string, string>;
type Handler = (id: string, body: Body) => Promise<unknown>;

const routes: Record<string, Handler | undefined> = {
  'GET users': (id) => findUser(db, id),
  'POST users': (_, { name = '', email = '' }) => createUser(db, name, email),
  'PUT users': (id, { name = '' }) => renameUser(db, id, name),
  'GET products': (sku) => findProduct(db, sku),
  'POST products': (sku, { title = '', cents }) => addProduct(db, sku, title, Number(cents)),
  'GET orders': (id) => findOrder(db, id),
  'POST orders': (user, { sku = '' }) => placeOrder(db, user, sku),
  'DELETE orders': (id) => cancelOrder(db, id),
  'GET totals': (order) => orderTotal(db, order),
  'POST payments': (order, { cents, reference = '' }) => recordPayment(db, order, Number(cents), reference),
  'DELETE payments': (order) => refund(db, order),
  'GET reports': (name) => report(db, name),
};

http
  .createServer(async (request, response) => {
    const [, what, id = ''] = (request.url ?? '').split('/');
    const handler = routes[`${request.method} ${what}`];
    try {
      let body = '';
      for await (const chunk of request) body += chunk;
      const answer = await handler?.(decodeURIComponent(id), body === '' ? {} : JSON.parse(body));
      response.writeHead(handler ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? null));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  })
  .listen(Number(process.env.PORT ?? 8080));
