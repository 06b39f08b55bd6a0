import { PLAY_YEARS, UNLINKED_DAYS } from '../../domain/privacy/retention.ts';
import { AppError } from '../../errors.ts';
import type { PrivacyExport } from '../../services/privacy/export.ts';
import type { Retentions } from '../../services/privacy/retentions.ts';
import {
  exportEverything,
  keepPlays,
  keepUnlinked,
  keptData,
  retentionPage,
} from '../../views/actions/privacy.ts';
import { privacyExportView } from '../../views/privacy/export.ts';
import { keptView } from '../../views/privacy/kept.ts';
import { limitOf, retentionView } from '../../views/privacy/retention.ts';
import { type Answer, handle, type Input, type Request } from '../command.ts';

/** `/privacy export` and `/privacy retention`, and the page of what is kept. */
export const keepingParts = (deps: {
  privacyExport: Pick<PrivacyExport, 'order'>;
  retentions: Retentions;
}) => {
  const { privacyExport, retentions } = deps;
  const give = async ({ person, m }: Request): Promise<Answer> => ({
    kind: 'reply',
    view: privacyExportView(await privacyExport.order(person.id), m),
  });
  const retention = async ({ person, m }: Request): Promise<Answer> => ({
    kind: 'reply',
    view: retentionView(await retentions.of(person.id), person.id, m),
  });
  const kept = async ({ person, m }: Request): Promise<Answer> => ({
    kind: 'reply',
    view: keptView(await retentions.kept(person.id), person.id, m),
  });
  const chosen = (offered: readonly (number | null)[], { values }: Input): number | null => {
    const limit = limitOf(offered, values[0]);
    if (limit === undefined) throw new AppError('OUT_OF_DATE', {});
    return limit;
  };
  const change = async ({ person, m }: Request, patch: Parameters<Retentions['set']>[1]): Promise<Answer> => {
    const now = await retentions.set(person.id, patch);
    return { kind: 'update', view: retentionView(now, person.id, m) };
  };
  return {
    routes: { export: { run: give }, retention: { run: retention } },
    actions: [
      handle({ spec: exportEverything, run: give }),
      handle({ spec: retentionPage, run: retention }),
      handle({ spec: keptData, run: kept }),
      handle({
        spec: keepPlays,
        run: (request, _, input) => change(request, { playYears: chosen(PLAY_YEARS, input) }),
      }),
      handle({
        spec: keepUnlinked,
        run: (request, _, input) => change(request, { unlinkedDays: chosen(UNLINKED_DAYS, input) }),
      }),
    ],
  };
};
