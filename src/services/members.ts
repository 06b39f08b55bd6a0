import type { Member } from '../db/repositories/members.ts';
import type { Repositories } from '../db/repositories/repositories.ts';
import type { Store } from '../db/store.ts';
import type { MemberId } from '../domain/ids.ts';
import { parseTimeZone } from '../domain/time-zones.ts';
import { AppError } from '../errors.ts';
import { createGroupWriter } from './group-writer.ts';

/** Somebody at the door: who, and in which language Discord shows itself to them. */
export interface Visitor {
  readonly id: MemberId;
  readonly locale: string;
}

export interface MembersService {
  /** True when this process has already seen the member's row: nothing to wait for. */
  isKnown(id: MemberId): boolean;
  /**
   * Makes sure that the member's row exists, so that handlers may refer to it. One write for all who come at once.
   * @throws {AppError} BEING_DELETED while everything about them is being deleted
   */
  ensure(visitor: Visitor, now: number): Promise<void>;
  /**
   * Notes the visit, at most every few minutes or when the language changed; call it after the answer. A visit in the
   * bot's own DMs shows that they are open.
   * @returns whether to tell the member now, once, that Segue could not write to them.
   */
  visited(visitor: Visitor, now: number, inDm: boolean): Promise<{ tellDmClosed: boolean }>;
  /** The member says that DMs are open again. */
  openDms(id: MemberId): Promise<void>;
  find(id: MemberId): Promise<Member | null>;
  /** @throws {AppError} INVALID_INPUT when there is no such zone. Returns its usual spelling. */
  setTimeZone(id: MemberId, zone: string): Promise<string>;
  /** After the member's data was deleted: the next contact is a first one again. */
  forget(id: MemberId): void;
}

const VISIT_EVERY_MS = 5 * 60_000;
/** About 10 MB of memory at most; beyond it the longest unseen are looked up again. */
const MAX_KNOWN = 50_000;

/** What follows, in the same transaction, when a member's time zone is another one. */
export type ZoneChanged = (tx: Repositories, id: MemberId) => Promise<void>;

export const createMembersService = (deps: { store: Store; zoneChanged?: ZoneChanged }): MembersService => {
  const { store, zoneChanged } = deps;
  const known = new Map<MemberId, { locale: string; notedAt: number }>();
  const remember = ({ id, locale }: Visitor, notedAt: number): void => {
    known.delete(id);
    known.set(id, { locale, notedAt });
    const oldest = known.keys().next().value;
    if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  };
  const see = createGroupWriter<{ visitor: Visitor; now: number }>((visits) =>
    store.transaction(async (tx) => {
      for (const { visitor, now } of visits) {
        // Whoever is being deleted leaves nothing new behind.
        if ((await tx.deletions.ofMember(visitor.id)) !== null) continue;
        await tx.members.see({ id: visitor.id, locale: visitor.locale }, now);
      }
    }),
  );
  const dmNotice = async (member: Member, now: number, inDm: boolean): Promise<boolean> => {
    if (member.dmClosedAt === null) return false;
    if (!inDm) return store.transaction((tx) => tx.members.claimDmClosedNotice(member.id, now));
    await store.transaction((tx) => tx.members.setDmClosed(member.id, null));
    return false;
  };

  return {
    isKnown: (id) => known.has(id),
    ensure: async (visitor, now) => {
      if (known.has(visitor.id)) return;
      if ((await store.read.deletions.ofMember(visitor.id)) !== null) throw new AppError('BEING_DELETED', {});
      const member = await store.read.members.find(visitor.id);
      if (member === null) await see({ visitor, now });
      remember({ id: visitor.id, locale: member?.locale ?? visitor.locale }, member?.lastSeenAt ?? now);
    },
    visited: async (visitor, now, inDm) => {
      const last = known.get(visitor.id);
      const due = last === undefined || Math.abs(now - last.notedAt) >= VISIT_EVERY_MS;
      if (!due && last.locale === visitor.locale) return { tellDmClosed: false };
      remember(visitor, now);
      await see({ visitor, now });
      const member = await store.read.members.find(visitor.id);
      return { tellDmClosed: member !== null && (await dmNotice(member, now, inDm)) };
    },
    openDms: (id) => store.transaction((tx) => tx.members.setDmClosed(id, null)),
    find: (id) => store.read.members.find(id),
    setTimeZone: async (id, zone) => {
      const name = parseTimeZone(zone);
      if (name === null) throw new AppError('INVALID_INPUT', { problem: 'time_zone', value: zone });
      await store.transaction(async (tx) => {
        if ((await tx.members.find(id))?.timeZone === name) return;
        await tx.members.setTimeZone(id, name);
        await zoneChanged?.(tx, id);
      });
      return name;
    },
    forget: (id) => {
      known.delete(id);
    },
  };
};
