import { type ChannelId, channelId, type MemberId, type MessageId, messageId } from '../../src/domain/ids.ts';
import { AppError, RetryAfter } from '../../src/errors.ts';
import type { DiscordPosts } from '../../src/providers/discord-port.ts';
import type { ManualClock } from './clock.ts';

/** What a call may meet. `lost`: it happened, the answer did not arrive. `never`: it did not even arrive. */
export type CallFault = 'ok' | 'lost' | 'never' | 'rate' | 'kill_before' | 'kill_after';

/** The process is gone: nothing it does any more has an effect. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

export interface PostedMessage {
  readonly id: MessageId;
  readonly channel: ChannelId;
  readonly nonce: string | null;
  readonly at: number;
  body: unknown;
}

export interface FakePosts extends DiscordPosts {
  readonly messages: PostedMessage[];
  readonly edits: { to: string; body: unknown }[];
  /** Faults of the next calls, first to last; then `ok`. */
  faults: CallFault[];
  readable: boolean;
  /** The process that called is gone. */
  dead: boolean;
  /** Channels where nothing can be posted, people with closed DMs. */
  readonly refused: Set<string>;
  readonly gone: Set<string>;
  /** Tokens that cannot be used any more. */
  readonly expired: Set<string>;
  /** Somebody else writes. */
  chatter(channel: ChannelId, count: number): void;
}

/** Discord's memory of nonces: at least two minutes, at most a few more. */
const NONCE_MEMORY_MS = 3 * 60_000;

/** The part of Discord that the service half posts to, with its real rules and faults to order. */
export const createFakePosts = (clock: ManualClock): FakePosts => {
  let serial = 0n;
  const newId = (): MessageId =>
    messageId(String(((BigInt(clock.now()) - 1_420_070_400_000n) << 22n) + ++serial));
  const dmOf = (member: MemberId): ChannelId => channelId(`9${member.slice(1)}`);

  const call = async <T>(happens: () => T): Promise<T> => {
    if (fake.dead) throw new Killed();
    const fault = fake.faults.shift() ?? 'ok';
    await Promise.resolve();
    switch (fault) {
      case 'ok':
        return happens();
      case 'lost':
        happens();
        throw new AppError('PROVIDER_UNAVAILABLE', { provider: 'discord', why: 'timeout' });
      case 'never':
        throw new AppError('PROVIDER_UNAVAILABLE', { provider: 'discord', why: 'network' });
      case 'rate':
        throw new RetryAfter(clock.now() + 5_000, { provider: 'discord', bucket: 'posts', why: 'rate' });
      case 'kill_before':
        fake.dead = true;
        throw new Killed();
      case 'kill_after':
        happens();
        fake.dead = true;
        throw new Killed();
    }
  };

  const fake: FakePosts = {
    messages: [],
    edits: [],
    faults: [],
    readable: true,
    dead: false,
    refused: new Set(),
    gone: new Set(),
    expired: new Set(),
    chatter: (channel, count) => {
      for (let at = 0; at < count; at += 1) {
        fake.messages.push({ id: newId(), channel, nonce: null, at: clock.now(), body: {} });
      }
    },
    create: (channel, body, { nonce = null }) =>
      call(() => {
        if (fake.refused.has(channel)) throw new AppError('CANNOT_POST', { channelId: channel });
        if (fake.gone.has(channel)) throw new AppError('RESOURCE_GONE', { provider: 'discord' });
        const before = fake.messages.find(
          (one) =>
            nonce !== null &&
            one.nonce === nonce &&
            one.channel === channel &&
            clock.now() - one.at < NONCE_MEMORY_MS,
        );
        if (before !== undefined) return before.id;
        const id = newId();
        fake.messages.push({ id, channel, nonce, at: clock.now(), body });
        return id;
      }),
    edit: (channel, id, body) =>
      call(() => {
        const message = fake.messages.find((one) => one.id === id && one.channel === channel);
        if (message === undefined) throw new AppError('RESOURCE_GONE', { provider: 'discord' });
        message.body = body;
        fake.edits.push({ to: id, body });
      }),
    editAnswer: (_, token, body) =>
      call(() => {
        if (fake.expired.has(token)) return 'expired';
        fake.edits.push({ to: token, body });
        return 'edited';
      }),
    openDm: (member) => call(() => (fake.refused.has(member) ? 'closed' : dmOf(member))),
    recent: (channel, limit) =>
      call(() => {
        if (!fake.readable) return [];
        const newest = fake.messages.filter((one) => one.channel === channel).toReversed();
        return newest.slice(0, limit).map(({ id, body }) => ({
          id,
          authorId: '1',
          componentIds: idsOf(body),
          // Discord tells the nonce to the sender only.
          nonce: null,
        }));
      }),
  };
  return fake;
};

const idsOf = (body: unknown): number[] => {
  if (typeof body !== 'object' || body === null || !('components' in body)) return [];
  const { components } = body;
  if (!Array.isArray(components)) return [];
  return components.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'number' ? [one.id] : [],
  );
};
