import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import {
  LINK_LIFETIME_MS,
  LINK_WINDOW_MS,
  LINKS_PER_WINDOW,
  nextLinkAt,
  OPEN_LINKS,
} from '../../domain/accounts/linking.ts';
import type { App } from '../../domain/accounts.ts';
import type { AccountId, AppId, LinkRequestId, MemberId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import { hashSecret, type Random, randomSecret } from '../secrets.ts';
import { requireApp } from './apps.ts';

/** Who links, as Discord knows them; the page shows it. */
export interface LinkingMember {
  readonly id: MemberId;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly locale: string;
}

export interface StartedLink {
  readonly requestId: LinkRequestId;
  /** The page to open, once, in one browser. A secret: only its member may see it. */
  readonly url: string;
  readonly expiresAt: number;
  readonly app: App;
  /** People who have linked through the app; in development mode Spotify admits five. */
  readonly people: number;
}

/** The part of linking that begins in Discord. It only touches the database. */
export interface Linking {
  /** @throws {AppError} LIMIT_REACHED when the member asks too often, NOT_FOUND for an app that is gone. */
  start(member: LinkingMember, appId: AppId): Promise<StartedLink>;
  /**
   * A new link for an account that the member has or had: through the same app, or the operator's if that is gone.
   * @throws {AppError} NOT_FOUND
   */
  startAgain(member: LinkingMember, accountId: AccountId): Promise<StartedLink>;
}

export interface LinkingDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly operatorsClientId: string;
  readonly random?: Random;
}

export const createLinking = (deps: LinkingDeps): Linking => {
  const { store, clock, publicUrl, operatorsClientId, random } = deps;
  const start = async (tx: Repositories, member: LinkingMember, appId: AppId): Promise<StartedLink> => {
    const now = clock.now();
    await tx.members.see({ id: member.id, locale: member.locale }, now);
    const app = await requireApp(tx, appId);
    const asked = await tx.links.askedSince(member.id, now - LINK_WINDOW_MS);
    if (nextLinkAt(asked, now) !== null) {
      throw new AppError('LIMIT_REACHED', { what: 'links', limit: LINKS_PER_WINDOW });
    }
    const open = await tx.links.open(member.id, now);
    const tooMany = open.slice(0, Math.max(0, open.length - OPEN_LINKS + 1));
    await tx.links.finish(
      tooMany.map(({ id }) => id),
      'failed',
    );
    const ticket = randomSecret(random);
    const expiresAt = now + LINK_LIFETIME_MS;
    const requestId = await tx.links.insert({
      memberId: member.id,
      memberName: member.name,
      memberAvatarUrl: member.avatarUrl,
      appId: app.id,
      ticketHash: hashSecret(ticket),
      createdAt: now,
      expiresAt,
    });
    const people = await tx.apps.people(app.id);
    return { requestId, url: `${publicUrl}/link/${ticket}`, expiresAt, app, people };
  };

  return {
    start: (member, appId) => store.transaction((tx) => start(tx, member, appId)),
    startAgain: (member, accountId) =>
      store.transaction(async (tx) => {
        const account = await tx.accounts.find(member.id, accountId);
        if (account === null) throw new AppError('NOT_FOUND', { what: 'account' });
        const appId = account.appId ?? (await tx.apps.byClientId(operatorsClientId))?.id;
        if (appId === undefined) throw new AppError('NOT_FOUND', { what: 'app' });
        return start(tx, member, appId);
      }),
  };
};
