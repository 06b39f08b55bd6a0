import type { DigestChange } from '../../services/digests/digests.ts';
import { digestCardView } from '../../views/digests/card.ts';
import type { Options, Route } from '../command.ts';
import { zoneChoices } from './add.ts';
import { chosenDigest, suggestDigests } from './chosen.ts';
import { type DigestDeps, viewerOf } from './deps.ts';

/** What was said beside the digest; the rest is on the card. A day of the month makes it a monthly one. */
const changeOf = (options: Options): DigestChange => {
  const timeZone = options.string('timezone');
  const locale = options.string('language');
  const dayOfMonth = options.integer('day');
  return {
    ...(timeZone === null ? {} : { timeZone }),
    ...(locale === null ? {} : { locale }),
    ...(dayOfMonth === null ? {} : { cadence: 'monthly', dayOfMonth }),
  };
};

/** `/digest edit`: the card of a digest, with what no menu has room for. */
export const editRoute = ({ digests }: DigestDeps): Route => ({
  run: async (request, options) => {
    const digest = await digests.edit(viewerOf(request), chosenDigest(options), changeOf(options));
    return { kind: 'reply', view: digestCardView(digest, request.person.id, request.m) };
  },
  complete: async (request, focused) =>
    focused.name === 'timezone' ? zoneChoices(focused.value) : suggestDigests(digests, request, focused),
});
