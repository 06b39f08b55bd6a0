import type { ActiveAlert } from '../../domain/alerts/decide.ts';
import { relativeTime } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';
import { providerWords } from '../status/names.ts';

/** What warnings are about, in a few words each: "the disk (2 hours ago)". */
export const alertsWords = (on: readonly ActiveAlert[], m: Messages): string =>
  on
    .map(({ alert, at }) => {
      const name =
        alert.kind === 'provider' ? providerWords(alert.provider, m) : m.care.warningNames[alert.kind];
      return m.care.warningSince(name, relativeTime(at));
    })
    .join(', ');
