import type { ChannelInfo, PersonInfo } from '../discord/types.ts';
import { buckets } from '../spotify/contract.ts';
import type { Stage } from '../stage.ts';
import type { WorldAccount } from '../world/types.ts';
import type { AccountView, ChannelView, PageState, PersonView, WorldView } from './protocol.ts';

/** What the page shows, read from the doubles. */
export const pageState = (
  stage: Stage,
  personId: string | null,
  faultsOn: ReadonlySet<string>,
  faults: readonly { id: string; label: string }[],
): PageState => {
  const { discord } = stage;
  const snapshot = discord.snapshot();
  const me = snapshot.people.find(({ id }) => id === personId) ?? snapshot.people[0];
  if (me === undefined) throw new Error('The world has no people');
  const person = discord.as(me.id);
  const dmChannelId = person.openDm();
  const guilds = snapshot.guilds
    .filter((guild) => me.guilds.some(({ guildId }) => guildId === guild.id))
    .map((guild) => ({
      id: guild.id,
      name: guild.name,
      channels: guild.channels.filter(({ personIds }) => personIds.includes(me.id)).map(channelView),
    }));
  const dm: ChannelView = { id: dmChannelId, name: snapshot.bot.username, remark: null };
  const channelIds = [dmChannelId, ...guilds.flatMap(({ channels }) => channels.map(({ id }) => id))];
  return {
    me: personView(me),
    people: snapshot.people.map(personView),
    bot: {
      id: snapshot.bot.id,
      name: snapshot.bot.username,
      avatarUrl: snapshot.bot.avatarUrl,
      online: snapshot.botConnected,
    },
    guilds,
    dm,
    commands: Object.fromEntries(channelIds.map((channelId) => [channelId, person.commands({ channelId })])),
    messages: channelIds.flatMap((channelId) => [...person.visibleMessages(channelId)]),
    modal: snapshot.modals.find(({ personId: whose }) => whose === me.id) ?? null,
    world: worldView(stage, faultsOn, faults),
  };
};

const personView = (person: PersonInfo): PersonView => ({
  id: person.id,
  name: person.displayName,
  avatarUrl: person.avatarUrl,
  about: aboutPerson(person),
});

const aboutPerson = (person: PersonInfo): string => {
  const manages = person.guilds.some(({ canManageGuild }) => canManageGuild);
  const parts = [
    person.guilds.length === 0 ? 'in no server with Segue' : manages ? 'manages a server' : 'a member',
    person.directMessages === 'closed' ? 'direct messages closed' : null,
    person.userInstalled ? 'has installed Segue' : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
};

const channelView = (channel: ChannelInfo): ChannelView => ({
  id: channel.id,
  name: channel.name,
  remark: !channel.bot.view
    ? 'Segue does not see this channel'
    : !channel.bot.send
      ? 'Segue may not post here'
      : null,
});

export const worldView = (
  stage: Stage,
  faultsOn: ReadonlySet<string>,
  faults: readonly { id: string; label: string }[],
): WorldView => ({
  now: stage.world.now(),
  accounts: stage.world.accounts().map((account) => accountView(stage, account)),
  faults: faults.map(({ id, label }) => ({ id, label, on: faultsOn.has(id) })),
  calls: buckets
    .map((bucket) => ({ bucket, count: stage.spotify.counters.bucket(bucket) }))
    .filter(({ count }) => count > 0),
  log: stage.segue.log
    .filter((line) => Number(line['level'] ?? 50) >= 40)
    .slice(-30)
    .map((line) => JSON.stringify(line)),
});

const accountView = ({ world }: Stage, account: WorldAccount): AccountView => {
  const grants = world.grants(account.id).filter(({ revokedAt }) => revokedAt === null);
  const recent = world.plays(account.id).slice(-5).toReversed();
  return {
    id: account.id,
    name: account.displayName ?? account.id,
    about: account.about,
    premium: account.premium,
    allowListed: world.isAllowListed(account.id),
    liked: world.likes(account.id).length,
    playlists: world
      .playlistsOf(account.id)
      .filter((playlist) => playlist !== null)
      .map((playlist) => ({
        id: playlist.id,
        name: playlist.name ?? '(no name)',
        tracks: playlist.entries.length,
        own: playlist.ownerId === account.id,
      })),
    recent: recent.map((play) => {
      const track = world.catalogue.track(play.trackId);
      const artists = track?.artistIds.map((id) => world.catalogue.artist(id)?.name ?? '').join(', ');
      return { title: track?.name ?? play.trackId, artists: artists ?? '', at: play.playedAt };
    }),
    authorizedAt: grants.at(-1)?.authorizedAt ?? null,
  };
};
