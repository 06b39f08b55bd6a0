import { createHash } from 'node:crypto';
import type { Random } from '../secrets.ts';

/** Without letters that look like others: people read it out. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 5;
const PER_GROUP = 5;

/** The number of a receipt: 25 letters, about 122 bits. */
export const newReceiptNumber = (random: Random): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: PER_GROUP }, () => letterOf(random)).join(''),
  ).join('-');

/** Bytes that would make some letters likelier than others are left out. */
const letterOf = (random: Random): string => {
  const limit = 256 - (256 % LETTERS.length);
  for (;;) {
    const [byte = 0] = random(1);
    if (byte < limit) return LETTERS.charAt(byte % LETTERS.length);
  }
};

/** What the database keeps of it. */
export const receiptHashOf = (number: string): string =>
  createHash('sha256').update(number).digest('base64url');
