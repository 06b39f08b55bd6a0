import { EVERYONE, PERMISSION } from './permissions.ts';
import { snowflake } from './snowflakes.ts';
import type { Channel, Guild, Overwrite, Role, State, User } from './state.ts';

/** Made-up ids with fixed dates, so that a kept database still fits after a restart. */
function fixedId(year: number, sequence: number): string {
  return snowflake(Date.UTC(year, 4, 17, 9, 30), BigInt(sequence));
}

export const APPLICATION_ID = fixedId(2024, 1);
/** A bot's user has the id of its application. */
const BOT_ID = APPLICATION_ID;

interface PersonSeed {
  readonly key: string;
  readonly displayName: string;
  readonly locale: string;
  readonly userInstalled?: boolean;
  readonly directMessages?: 'closed';
}

const PEOPLE: readonly PersonSeed[] = [
  { key: 'mira', displayName: 'Mira', locale: 'en-US', userInstalled: true },
  { key: 'jonas', displayName: 'Jonas', locale: 'en-GB' },
  { key: 'aiko', displayName: 'Aiko', locale: 'ja' },
  { key: 'tomas', displayName: 'Tomás', locale: 'es-ES', directMessages: 'closed' },
  { key: 'priya', displayName: 'Priya', locale: 'en-GB' },
  { key: 'lena', displayName: 'Lena', locale: 'sv-SE', userInstalled: true },
  { key: 'emil', displayName: 'Emil', locale: 'de', userInstalled: true },
];

interface ChannelSeed {
  readonly name: string;
  readonly topic?: string;
  readonly announcements?: boolean;
  /** Permissions taken from the bot. */
  readonly botDenied?: bigint;
  readonly hiddenFromEveryone?: boolean;
}

interface GuildSeed {
  readonly name: string;
  readonly owner: string;
  readonly managers: readonly string[];
  readonly members: readonly string[];
  readonly locale: string;
  readonly botIsMember: boolean;
  readonly channels: readonly ChannelSeed[];
}

const GUILDS: readonly GuildSeed[] = [
  {
    name: 'Blackline Collective',
    owner: 'mira',
    managers: ['priya'],
    members: ['mira', 'jonas', 'priya', 'tomas'],
    locale: 'en-US',
    botIsMember: true,
    channels: [
      { name: 'general', topic: 'Everything that is not a promo' },
      { name: 'new-releases', topic: 'What came out this week' },
      { name: 'digests', topic: 'What we listened to' },
      { name: 'announcements', announcements: true, botDenied: PERMISSION.sendMessages },
      {
        name: 'crate-archive',
        topic: 'The bot may write here but not look back',
        botDenied: PERMISSION.readHistory,
      },
      { name: 'booking', topic: 'Not for bots', botDenied: PERMISSION.viewChannel },
    ],
  },
  {
    name: 'Vinyl Kitchen',
    owner: 'aiko',
    managers: ['mira'],
    members: ['aiko', 'mira', 'jonas'],
    locale: 'ja',
    botIsMember: true,
    channels: [
      { name: 'lounge' },
      { name: 'now-playing', topic: 'One track at a time' },
      { name: 'organisers', hiddenFromEveryone: true },
    ],
  },
  {
    name: 'Harbour Radio',
    owner: 'lena',
    managers: [],
    members: ['lena', 'mira'],
    locale: 'sv-SE',
    botIsMember: false,
    channels: [{ name: 'studio' }, { name: 'requests' }],
  },
];

/** The world before anybody did anything. */
export function seedState(token: string): State {
  const state: State = {
    applicationId: APPLICATION_ID,
    botId: BOT_ID,
    token,
    users: new Map(),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    files: new Map(),
    commands: new Map(),
    commandCreates: new Map(),
    interactions: new Map(),
    interactionsByToken: new Map(),
    modals: new Map(),
  };
  const bot = { key: 'segue', displayName: 'Segue', locale: 'en-US' };
  for (const user of [
    makeUser(BOT_ID, bot, true),
    ...PEOPLE.map((seed, n) => makeUser(fixedId(2019, n + 1), seed, false)),
  ]) {
    state.users.set(user.id, user);
  }
  GUILDS.forEach((seed, index) => {
    addGuild(state, seed, index);
  });
  addGroup(state, fixedId(2025, 900), 'Night bus', ['mira', 'lena']);
  return state;
}

function makeUser(id: string, seed: PersonSeed, bot: boolean): User {
  return {
    id,
    username: seed.key,
    displayName: seed.displayName,
    // Only the form matters: 32 hex digits, other ones for everybody.
    avatar: BigInt(id).toString(16).padStart(32, 'a'),
    bot,
    locale: seed.locale,
    userInstalled: seed.userInstalled ?? false,
    directMessages: seed.directMessages ?? 'open',
  };
}

function idOf(state: State, key: string): string {
  const user = [...state.users.values()].find(({ username }) => username === key);
  if (!user) throw new Error(`No such person: ${key}`);
  return user.id;
}

function addGuild(state: State, seed: GuildSeed, index: number): void {
  const id = fixedId(2021 + index, 1);
  const managerRoleId = fixedId(2021 + index, 2);
  const botRoleId = fixedId(2021 + index, 3);
  const roles: Role[] = [
    { id, name: '@everyone', permissions: EVERYONE, position: 0, color: 0, botId: null },
    {
      id: managerRoleId,
      name: 'Crew',
      permissions: PERMISSION.manageGuild,
      position: 2,
      color: 0x3498db,
      botId: null,
    },
  ];
  if (seed.botIsMember) {
    roles.push({
      id: botRoleId,
      name: 'Segue',
      permissions: EVERYONE,
      position: 1,
      color: 0,
      botId: state.botId,
    });
  }
  const guild: Guild = {
    id,
    name: seed.name,
    icon: BigInt(id).toString(16).padStart(32, 'b'),
    ownerId: idOf(state, seed.owner),
    locale: seed.locale,
    botIsMember: seed.botIsMember,
    managerRoleId,
    roles: new Map(roles.map((role) => [role.id, role])),
    members: new Map(),
  };
  const joinedAt = Date.UTC(2025, 1, 3);
  for (const key of seed.members) {
    const userId = idOf(state, key);
    guild.members.set(userId, {
      userId,
      joinedAt,
      roleIds: seed.managers.includes(key) ? [managerRoleId] : [],
    });
  }
  if (seed.botIsMember)
    guild.members.set(state.botId, { userId: state.botId, joinedAt, roleIds: [botRoleId] });
  state.guilds.set(id, guild);
  seed.channels.forEach((channel, n) => {
    addChannel(state, guild, channel, fixedId(2021 + index, 10 + n), n);
  });
}

function addChannel(state: State, guild: Guild, seed: ChannelSeed, id: string, position: number): void {
  const overwrites = new Map<string, Overwrite>();
  if (seed.botDenied) overwrites.set(state.botId, { kind: 'member', allow: 0n, deny: seed.botDenied });
  if (seed.hiddenFromEveryone) {
    overwrites.set(guild.id, { kind: 'role', allow: 0n, deny: PERMISSION.viewChannel });
    overwrites.set(guild.managerRoleId, { kind: 'role', allow: PERMISSION.viewChannel, deny: 0n });
    overwrites.set(state.botId, { kind: 'member', allow: PERMISSION.viewChannel, deny: 0n });
  }
  const channel: Channel = {
    id,
    type: seed.announcements ? 5 : 0,
    guildId: guild.id,
    name: seed.name,
    topic: seed.topic ?? null,
    position,
    recipientIds: [],
    overwrites,
    lastMessageId: null,
  };
  state.channels.set(id, channel);
}

function addGroup(state: State, id: string, name: string, keys: readonly string[]): void {
  state.channels.set(id, {
    id,
    type: 3,
    guildId: null,
    name,
    topic: null,
    position: 0,
    recipientIds: keys.map((key) => idOf(state, key)),
    overwrites: new Map(),
    lastMessageId: null,
  });
}

/** The DM of a person with the bot, opened at the first need; its id never changes. */
export function directChannel(state: State, personId: string): Channel {
  const known = [...state.channels.values()].find(
    (channel) => channel.type === 1 && channel.recipientIds[0] === personId,
  );
  if (known) return known;
  const order = [...state.users.keys()].indexOf(personId);
  const channel: Channel = {
    id: fixedId(2025, 100 + order),
    type: 1,
    guildId: null,
    name: state.users.get(personId)?.displayName ?? personId,
    topic: null,
    position: 0,
    recipientIds: [personId],
    overwrites: new Map(),
    lastMessageId: null,
  };
  state.channels.set(channel.id, channel);
  return channel;
}
