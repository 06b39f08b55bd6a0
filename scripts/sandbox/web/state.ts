import { budgetOf } from '../../../src/domain/budgets.ts';
import type { ChannelInfo, DiscordSnapshot, GuildInfo, PersonInfo } from '../discord/types.ts';
import type { Stage } from '../stage.ts';
import { accountView } from './accounts.ts';
import type { PassingTime } from './passing-time.ts';
import type { Link, Peek } from './peek.ts';
import type {
  CallsView,
  ChannelView,
  GuildView,
  LogLine,
  PageState,
  PersonView,
  SegueView,
  WorldView,
} from './protocol.ts';
import { uncountedCalls } from './provider-calls.ts';
import { type TroubleDesk, troubles } from './trouble.ts';

export interface Scenery {
  readonly run: string;
  readonly stage: Stage;
  readonly peek: Peek;
  readonly desk: TroubleDesk;
  readonly time: PassingTime;
  readonly log: () => readonly LogLine[];
  readonly mode: string;
}

const DAY = 86_400_000;
/** Enough to count what is unread. */
const SHOWN_IDS = 60;

/** What the page shows to one person in one channel. Somebody or something unknown becomes the first there is. */
export const pageState = (scenery: Scenery, personId: string, channelId: string): PageState => {
  const { stage, peek } = scenery;
  const { discord } = stage;
  const snapshot = discord.snapshot();
  const me = snapshot.people.find(({ id }) => id === personId) ?? snapshot.people[0];
  if (me === undefined) throw new Error('The world has no people');
  const person = discord.as(me.id);
  const dmId = person.openDm();
  const seen = (id: string): ChannelView['messageIds'] =>
    person
      .visibleMessages(id)
      .filter(({ authorId, invokedBy }) => authorId !== me.id && invokedBy?.personId !== me.id)
      .slice(-SHOWN_IDS)
      .map((message) => message.id);
  const links = peek.links();
  const view = (one: PersonInfo): PersonView => personView(one, snapshot, links);
  const guilds = snapshot.guilds
    .filter((guild) => me.guilds.some(({ guildId }) => guildId === guild.id))
    .map((guild) => guildView(guild, me, snapshot.people, seen));
  const direct = snapshot.directChannels
    .filter(({ id, kind, personIds }) => id === dmId || (kind === 'private' && personIds.includes(me.id)))
    .sort((a, b) => Number(b.id === dmId) - Number(a.id === dmId))
    .map((channel) => ({
      ...channelView(channel, seen(channel.id)),
      name: channel.id === dmId ? snapshot.bot.username : channel.name,
    }));
  const channels = [...guilds.flatMap((guild) => guild.channels), ...direct];
  const current = channels.find(({ id }) => id === channelId)?.id ?? channels[0]?.id ?? dmId;
  return {
    run: scenery.run,
    me: { ...view(me), dmsOpen: me.directMessages === 'open', installed: me.userInstalled },
    people: snapshot.people.map(view),
    bot: { id: snapshot.bot.id, name: snapshot.bot.username, avatarUrl: snapshot.bot.avatarUrl },
    guilds,
    direct,
    channelId: current,
    commands: person.commands({ channelId: current }),
    messages: person.visibleMessages(current),
    modal: snapshot.modals.find(({ personId: whose }) => whose === me.id) ?? null,
    steps: {
      linked: links.some((link) => link.personId === me.id),
      synced: peek.hasSynced(me.id),
      digest: peek.hasDigest(me.id),
      counted: peek.isCounted(me.id),
    },
    world: worldView(scenery),
  };
};

const personView = (person: PersonInfo, { guilds }: DiscordSnapshot, links: readonly Link[]): PersonView => ({
  id: person.id,
  name: person.displayName,
  avatarUrl: person.avatarUrl,
  about: aboutPerson(person, guilds),
  linked: links.find(({ personId }) => personId === person.id)?.name ?? null,
});

const aboutPerson = (person: PersonInfo, guilds: readonly GuildInfo[]): string => {
  const named = (manages: boolean): string =>
    person.guilds
      .filter(({ canManageGuild }) => canManageGuild === manages)
      .map(({ guildId }) => guilds.find(({ id }) => id === guildId)?.name ?? '')
      .join(', ');
  const [runs, member] = [named(true), named(false)];
  const parts = [
    runs === '' ? '' : `Runs ${runs}`,
    member === '' ? '' : `${runs === '' ? 'Member' : 'member'} of ${member}`,
    person.userInstalled ? 'has Segue everywhere' : '',
    person.directMessages === 'closed' ? 'direct messages closed' : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
};

const guildView = (
  guild: GuildInfo,
  me: PersonInfo,
  people: readonly PersonInfo[],
  seen: (channelId: string) => readonly string[],
): GuildView => ({
  id: guild.id,
  name: guild.name,
  iconUrl: guild.iconUrl,
  hasSegue: guild.botIsMember,
  manages: me.guilds.some(({ guildId, canManageGuild }) => guildId === guild.id && canManageGuild),
  channels: guild.channels
    .filter(({ personIds }) => personIds.includes(me.id))
    .map((channel) => channelView(channel, seen(channel.id), guild.botIsMember)),
  memberIds: people
    .filter(({ guilds }) => guilds.some(({ guildId }) => guildId === guild.id))
    .map(({ id }) => id),
  roles: guild.roles,
});

const channelView = (channel: ChannelInfo, messageIds: readonly string[], hasSegue = true): ChannelView => ({
  id: channel.id,
  name: channel.name,
  topic: channel.topic,
  kind: channel.kind,
  remark: hasSegue && channel.guildId !== null ? remarkOn(channel.bot) : null,
  messageIds,
});

const remarkOn = ({ view, send, history }: ChannelInfo['bot']): string | null => {
  if (!view) return 'Segue does not see this channel';
  if (!send) return 'Segue may not post here by itself';
  return history ? null : 'Segue may not read what was posted here';
};

/** The world beside Discord. */
export const worldView = ({ stage, peek, desk, time, log, mode }: Scenery): WorldView => {
  const now = stage.world.now();
  const people = new Map(stage.discord.people.map(({ id, displayName }) => [id, displayName]));
  const links = peek.links();
  return {
    now,
    passing: time.passing,
    mode,
    segue: segueView(stage),
    accounts: stage.world
      .accounts()
      .map((account) => accountView(stage, account, links, (id) => people.get(id) ?? null)),
    troubles: troubles.map(({ id, group, label, means, once }) => ({
      id,
      group,
      label,
      means,
      once: once === true,
      on: desk.isOn(id),
    })),
    calls: callsView(stage, peek, now, mode),
    log: log(),
  };
};

const segueView = ({ segue, discord }: Stage): SegueView => {
  if (segue.running) {
    return {
      standing: discord.gateway.connected > 0 ? 'running' : 'starting',
      why: null,
      pages: segue.publicUrl,
    };
  }
  const exit = segue.lastExit;
  const how = exit?.signal ?? `exit code ${exit?.code ?? 'unknown'}`;
  return {
    standing: 'stopped',
    why: exit?.asked === true ? `You stopped it (${how}).` : `It ended by itself (${how}).`,
    pages: segue.publicUrl,
  };
};

const callsView = (stage: Stage, peek: Peek, now: number, mode: string): CallsView[] => {
  const blocks = peek.blocks(now);
  const noted = peek.calls(now - DAY);
  const calls = [...noted, ...uncountedCalls(stage, noted)];
  const only = blocks
    .filter((block) => !calls.some((one) => one.provider === block.provider && one.bucket === block.bucket))
    .map(({ provider, bucket }) => ({ provider, bucket, count: 0 }));
  return [...calls, ...only].map(({ provider, bucket, count }) => ({
    provider,
    bucket,
    count,
    limit: budgetOf({ provider, bucket, mode: mode === 'extended' ? 'extended' : 'development' }),
    blockedUntil:
      blocks.find((block) => block.provider === provider && block.bucket === bucket)?.until ?? null,
  }));
};
