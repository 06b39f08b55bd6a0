import type { MemberId } from '../../domain/ids.ts';
import { windowText } from '../../domain/statistics/windows.ts';
import type { Compared, Comparing } from '../../services/taste/comparing.ts';
import type { TasteSharing } from '../../services/taste/sharing.ts';
import { tasteShare } from '../../views/actions/taste.ts';
import { notYetView } from '../../views/statistics/not-yet.ts';
import { askingView, tasteSaysView } from '../../views/taste/asking.ts';
import { compareView } from '../../views/taste/compare.ts';
import type { Answer, Request, Route } from '../command.ts';
import { serverOf } from '../server-of.ts';
import { suggestWindows, windowOf } from '../statistics/windows.ts';

export interface CompareDeps {
  readonly comparing: Comparing;
  readonly tasteSharing: TasteSharing;
}

export const USUAL_WINDOW = '1y';
const MINUTE_MS = 60_000;

/** A comparison that only who asks sees, or why there is none. */
export const comparedAnswer = (found: Compared, share: string | null, request: Request): Answer => {
  const { person, m } = request;
  if (found.kind === 'compared') {
    return { kind: 'reply', view: compareView(found.comparison, share, m) };
  }
  const isMe = found.who === person.id;
  const view = isMe ? notYetView(found.why, person.id, m) : tasteSaysView(m.taste.compare.theyHaveNothing, m);
  return { kind: 'reply', view };
};

/** `/taste compare`: at once where both are shown by name here, else after the other one has agreed. */
export const compareRoute = ({ comparing }: CompareDeps): Route => ({
  guildOnly: true,
  run: async (request, options) => {
    const { person, m, botInGuild, now } = request;
    const guildId = serverOf(request);
    const other = options.person('member');
    const window = windowOf(options.string('window') ?? USUAL_WINDOW);
    const say = (sentence: string): Answer => ({ kind: 'reply', view: tasteSaysView(sentence, m) });
    if (other === null || other.id === person.id) return say(m.taste.compare.oneself);
    if (other.isBot) return say(m.taste.compare.bot);
    const facts = { other: other.id as MemberId, window: windowText(window) };
    if (await comparing.agreed(guildId, person.id, other.id)) {
      const found = await comparing.of(person.id, other.id, window);
      return comparedAnswer(found, botInGuild ? tasteShare.id(person.id, facts) : null, request);
    }
    if (!botInGuild) return say(m.taste.compare.notHere);
    const why = await comparing.missing(person.id);
    if (why !== null) return { kind: 'reply', view: notYetView(why, person.id, m) };
    const asked = Math.floor(now / MINUTE_MS);
    return { kind: 'reply', public: true, view: askingView({ ...facts, asker: person.id, asked }, m) };
  },
  complete: suggestWindows,
});
