import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import { HOLDINGS, KEPT_APART } from '../../../src/db/repositories/member-holdings.ts';
import { tables } from '../../../src/db/sqlite/tables.ts';
import { memberId } from '../../../src/domain/ids.ts';
import { NOT_EXPORTED } from '../../../src/domain/privacy/export-files.ts';
import { messagesFor } from '../../../src/views/messages/catalogue.ts';
import { openTestStore } from '../../support/database.ts';

const NAMES = Object.keys(tables) as (keyof typeof tables)[];
const KNOWN = new Set<string>([...HOLDINGS.map(({ table }) => table), ...Object.keys(KEPT_APART)]);
const nameOf = new Map(NAMES.map((name) => [getTableConfig(tables[name]).name, name]));

/** Names of columns that say whose something is, also where nothing refers to `members`. */
const PERSON = /^(member|owner|created_by|added_by|listener|account|user)(_id|_key)?$/;
/** Tables in which such a column is no person. */
const NO_PERSON: readonly string[] = [];

describe('every table that can hold anything of a person is known', () => {
  test('none has a column of a member, and is not deleted from', () => {
    const forgotten = NAMES.filter((name) => !KNOWN.has(name) && !NO_PERSON.includes(name)).filter((name) => {
      const { columns, foreignKeys } = getTableConfig(tables[name]);
      const refers = foreignKeys.some(
        (key) => getTableConfig(key.reference().foreignTable).name === 'members',
      );
      const named = columns.some((column) =>
        PERSON.test(column.name.replace(/[A-Z]/g, (l) => `_${l.toLowerCase()}`)),
      );
      return refers || named;
    });
    expect(forgotten, 'say in member-holdings.ts how its rows are deleted').toEqual([]);
  });

  test('none hangs under a table of a person by a reference that goes with it, and is not known', () => {
    const parents = new Set<string>(HOLDINGS.map(({ table }) => table));
    const forgotten = NAMES.filter((name) => !KNOWN.has(name)).filter((name) =>
      getTableConfig(tables[name]).foreignKeys.some((key) => {
        const parent = nameOf.get(getTableConfig(key.reference().foreignTable).name);
        return key.onDelete === 'cascade' && parent !== undefined && parents.has(parent);
      }),
    );
    expect(forgotten, 'say in member-holdings.ts how its rows are deleted').toEqual([]);
  });

  test('what refers to something is emptied before it', () => {
    const at = new Map(HOLDINGS.map(({ table }, index) => [table as string, index]));
    for (const { table } of HOLDINGS) {
      for (const key of getTableConfig(tables[table]).foreignKeys) {
        const parent = nameOf.get(getTableConfig(key.reference().foreignTable).name) ?? '';
        if (parent === table || !at.has(parent)) continue;
        expect(at.get(table), `${table} refers to ${parent}`).toBeLessThan(at.get(parent) ?? 0);
      }
    }
  });

  test('each can be counted, read and emptied', async () => {
    await using world = await openTestStore();
    const nobody = memberId('123456789012345678');
    for (const { table } of HOLDINGS) {
      expect(await world.store.read.memberData.countIn(nobody, table)).toBe(0);
      expect(await world.store.read.memberData.part(nobody, table, null, 10)).toEqual([]);
      expect(await world.store.transaction((tx) => tx.memberData.deleteSome(nobody, table, 10))).toBe(0);
    }
  });
});

describe('an export has every table or says why not', () => {
  test.each(['en', 'de'])('each file is explained (%s)', (locale) => {
    const words: Readonly<Record<string, string>> = messagesFor(locale).privacyFiles.tables;
    const exported = HOLDINGS.map(({ table }) => table).filter((table) => !(table in NOT_EXPORTED));
    expect(exported.filter((table) => (words[table] ?? '') === '')).toEqual([]);
    expect(Object.keys(words).filter((table) => !exported.some((one) => one === table))).toEqual([]);
  });

  test('no secret is in one', () => {
    const secret = /sealed|hash|token|secret|verifier|leaseOwner/i;
    for (const { table, secret: left = [] } of HOLDINGS) {
      if (table in NOT_EXPORTED) continue;
      const columns = getTableConfig(tables[table]).columns.map(({ name }) => name);
      expect(
        columns.filter((name) => secret.test(name) && !left.includes(name)),
        table,
      ).toEqual([]);
    }
  });
});
