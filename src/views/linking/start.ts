import { PEOPLE_PER_APP } from '../../domain/accounts/linking.ts';
import type { NamedProvider } from '../../domain/accounts/listeners.ts';
import type { App } from '../../domain/accounts.ts';
import type { LinkRequestId, MemberId } from '../../domain/ids.ts';
import { linkCode } from '../actions/linking.ts';
import { heading, message, separator, small, text } from '../kit/components.ts';
import { linkButton, primary, row } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { insteadParts } from './by-name.ts';

/** A link that was just made. `url` is a secret of the member: this view is only ever shown to them. */
export interface StartFacts {
  readonly requestId: LinkRequestId;
  readonly url: string;
  readonly expiresAt: number;
  readonly app: App;
  readonly people: number;
  /** Set when the app is new here and has to be prepared by its owner. */
  readonly redirectUri: string | null;
  readonly offered: boolean;
  /** Places that keep plays, which this Segue can read from instead. */
  readonly others: readonly NamedProvider[];
}

/** `/link`: what to do, in three steps, and the two buttons for it. */
export const startView = (facts: StartFacts, owner: MemberId, m: Messages): MessageView => {
  const { requestId, url, expiresAt, app, people, redirectUri, offered, others } = facts;
  const t = m.linking.start;
  const name = escapeText(app.name, 40);
  const isLimited = app.mode === 'development';
  return message('accounts', [
    redirectUri !== null &&
      text(`### ${m.linking.newApp.title(name)}`, ...m.linking.newApp.steps(redirectUri, PEOPLE_PER_APP)),
    offered && text(m.linking.offered(name)),
    (redirectUri !== null || offered) && separator(),
    heading(t.title),
    text(...t.steps),
    isLimited && people >= PEOPLE_PER_APP && text(t.full(name, PEOPLE_PER_APP)),
    row(
      linkButton({ label: t.open, url, emoji: '🔗' }),
      primary({ label: t.code, id: linkCode.id(owner, { request: requestId }) }),
    ),
    small(t.expires(relativeTime(expiresAt)), t.app(name, placesOf(app, people, m))),
    ...insteadParts(others, owner, m),
  ]);
};

/** How full an app is, as far as Segue knows: Spotify's own list cannot be asked for. */
export const placesOf = (app: App, people: number, m: Messages): string =>
  app.mode === 'development' ? m.linking.places(people, PEOPLE_PER_APP) : m.linking.peopleLinked(people);
