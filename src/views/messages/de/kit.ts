import type { kit as english } from '../en/kit.ts';

export const kit: typeof english = {
  previous: 'Zurück',
  next: 'Weiter',
  page: (page, pages) => `${page} / ${pages}`,
};
