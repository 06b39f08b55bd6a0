import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';

const SCREENS = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));

/** Where screenshots go; nothing is kept of them. */
export const screen = (name: string): string => `${SCREENS}${name}.png`;

/** What somebody does with the sandbox page, in words. @param story the first part of the names of its screenshots */
export const createPageVisitor = (page: Page, story = '') => {
  mkdirSync(SCREENS, { recursive: true });
  let shots = 0;
  const headed = (title: string | RegExp): Locator =>
    page
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name: title }) })
      .last();
  return {
    headed,
    see: (title: string | RegExp) => headed(title).waitFor(),
    read: (text: string | RegExp) => page.getByRole('article').getByText(text).last().waitFor(),
    press: (label: string | RegExp) =>
      page.getByRole('article').getByRole('button', { name: label }).last().click(),
    /** Writes a command: takes what is suggested, then types values, then Enter. */
    command: async (path: string, values: readonly string[] = []) => {
      await page.getByRole('combobox', { name: 'Message' }).focus();
      await page.keyboard.type(path);
      // By the mouse: Enter takes whatever is suggested at that moment, and on a busy machine that may be the former list.
      await page.getByRole('option', { name: path }).first().click();
      for (const value of values) {
        await page.keyboard.type(value);
        await page.keyboard.press('Tab');
      }
      await page.getByRole('button', { name: /^Send/ }).press('Enter');
    },
    shot: (name: string, from: Page = page) => {
      shots += 1;
      return from.screenshot({ path: screen(`${story}${String(shots).padStart(2, '0')}-${name}`) });
    },
  };
};
