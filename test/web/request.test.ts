import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { contextOf } from '../../src/web/request.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['fr-FR, fr;q=0.9, en;q=0.3, de;q=0.5', 'de'],
  ['sv, de;q=0, en;q=0.1', 'en'],
  ['*', 'en'],
  ['de;q=nonsense', 'en'],
  [',;q=,,', 'en'],
  ['__proto__, constructor', 'en'],
  [`${'x,'.repeat(100_000)}de`, 'en'],
])('a browser that asks for %j reads %s', (wish, locale) => {
  const request = { headers: wish === undefined ? {} : { 'accept-language': wish } } as FastifyRequest;
  expect(contextOf(request, '').m.locale).toBe(locale);
});
