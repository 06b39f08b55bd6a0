import type { MemberId } from '../../domain/ids.ts';
import type { PlayImport } from '../../domain/listening/imports.ts';
import { importPick } from '../actions/imports.ts';
import type { Child } from '../kit/components.ts';
import { select } from '../kit/controls.ts';
import { formatDate, formatNumber } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';

/** "3 Nov 2026 · In your history · 12,345 plays", plain. */
export const plainImport = ({ createdAt, status, stored, found }: PlayImport, m: Messages): string => {
  const { added } = (stored ?? found)?.counts ?? { added: 0 };
  return m.imports.choice(
    formatDate(createdAt, 'UTC', m.locale),
    m.imports.states[status],
    added,
    formatNumber(added, m.locale),
  );
};

/** All imports of a member, the newest first, to look at another one. */
export const importMenu = (
  all: readonly PlayImport[],
  shown: PlayImport,
  owner: MemberId,
  m: Messages,
): Child =>
  select({
    id: importPick.id(owner, {}),
    placeholder: m.imports.pick,
    options: all.map((one) => ({
      label: plainImport(one, m),
      value: String(one.id),
      chosen: one.id === shown.id,
    })),
  });
