import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { answerOf } from '../../scripts/smoke/verbs.ts';
import { HOUR } from '../../src/clock.ts';
import { type AccountId, type JobId, memberId, type SourceId } from '../../src/domain/ids.ts';
import { jobCancel } from '../../src/views/actions/jobs.ts';
import { libraryAll } from '../../src/views/actions/library.ts';
import { accountData, accountUnlink } from '../../src/views/actions/linking.ts';
import { sourceAdd, sourcesSyncNow } from '../../src/views/actions/sources.ts';
import {
  expectSentence,
  type Flow,
  type Guest,
  noEnrichment,
  openFlow,
  until,
  wordsOf,
} from '../support/stage.ts';
import { addArchive } from '../support/stage-music.ts';

/** What goes wrong between a person's client and the bot; Segue looks at Spotify only when somebody asks. */
let flow: Flow;
beforeAll(async () => {
  flow = await openFlow({ env: { ...noEnrichment, ENABLE_BACKGROUND_SYNC: 'false' } });
  const mira = flow.guest('mira', 'general');
  await mira.link('mira.keller');
  await mira.ask('/sources', { add: 'Warm-up' });
  await mira.rest();
});
afterAll(() => flow[Symbol.asyncDispose]());
afterEach(() => flow.stage.discord.faults.clear());

const one = (query: string, ...values: (string | number)[]): unknown =>
  Object.values(flow.rows(query, ...values)[0] ?? {})[0];
/** All that a button could change. */
const standing = () => ({
  accounts: flow.rows('select member_id, status from accounts'),
  sources: flow.rows('select member_id, name from sources where selected_at is not null'),
  jobs: flow.rows('select member_id, kind, status from jobs where member_id is not null order by id'),
  digests: flow.rows('select guild_id, channel_id from digests order by id'),
});
const logged = (what: Record<string, unknown>): number =>
  flow.stage.segue.log.filter((line) => Object.entries(what).every(([key, value]) => line[key] === value))
    .length;

const digests = (): number => Number(one('select count(*) from digests'));

/** A button press with any custom id, on any message. */
const pressForged = async (guest: Guest, customId: string, messageId: string): Promise<string> => {
  const data = { custom_id: customId, component_type: 2 };
  const { channelId } = guest.where;
  return wordsOf(await answerOf(await guest.person.raw({ type: 3, data, channelId, messageId })));
};

describe('buttons that are not for this person, or are none', () => {
  test('somebody else’s button is refused in words, and does nothing', async () => {
    const [mira, jonas] = [flow.guest('mira', 'general'), flow.guest('jonas', 'general')];
    const hers = await mira.ask('/sources');
    const before = standing();
    const said = await pressForged(jonas, sourcesSyncNow.id(memberId(mira.id), {}), hers.id);
    expectSentence(said, /belong to somebody else/, /that person’s music/, /\[Pick sources\]/);
    expect(standing()).toEqual(before);
  });

  test('forged ids that name somebody else’s account, source or job find nothing', async () => {
    const jonas = flow.guest('jonas', 'general');
    const own = memberId(jonas.id);
    const account = Number(one('select id from accounts')) as AccountId;
    const source = Number(one('select id from sources where selected_at is not null')) as SourceId;
    const job = Number(one('select max(id) from jobs where member_id is not null')) as JobId;
    const { id: message } = await jonas.ask('/help');
    const before = standing();
    for (const forged of [
      accountUnlink.id(own, { account }),
      accountData.id(own, { account, answer: 'delete' }),
      accountUnlink.id(null, { account }),
      sourceAdd.id(own, { source }),
      jobCancel.id(own, { job }),
    ]) {
      expectSentence(
        await pressForged(jonas, forged, message),
        /Not there any more/,
        /Nothing was changed/,
        /\[/,
      );
    }
    expect(standing()).toEqual(before);
  });

  test('what is no id of ours, too long or from another version is out of date, with a way on', async () => {
    const jonas = flow.guest('jonas', 'general');
    const { id: message } = await jonas.ask('/help');
    const before = standing();
    const strange = [
      '',
      'x',
      ':::::',
      'v1',
      'v1:__proto__::',
      'v1:constructor::',
      'v1:go::nowhere',
      '%E0%A4%A',
      '🎛️',
    ];
    const old = [
      'v0:sources.sync:',
      'v1:sources.gone::1',
      'v1:job.cancel::-1',
      'v1:job.cancel::9e99',
      'v1:library::1',
    ];
    const long = [`v1:sources.choose::0:${'a'.repeat(200)}`, `v1:go::${'help'.repeat(1_000)}`];
    for (const id of [...strange, ...old, ...long]) {
      expectSentence(await pressForged(jonas, id, message), /out of date/, /Nothing was changed/, /\[.+\]/);
    }
    expect(await pressForged(jonas, 'v1:sources.gone::1', message)).toContain('[Pick sources]');
    expect(standing()).toEqual(before);
  });

  test('a command that is not there any more, and payloads that cannot be read, do not end the bot', async () => {
    const jonas = flow.guest('jonas', 'general');
    const { channelId } = jonas.where;
    const help = { id: '1', name: 'help', type: 1 };
    const gone = await jonas.person.raw({ type: 2, data: { ...help, name: 'gone' }, channelId });
    expectSentence(
      wordsOf(await answerOf(gone)),
      /out of date/,
      /Nothing was changed/,
      /\[What can I do now\?\]/,
    );
    const unreadable = [
      { type: 99, data: {}, channelId },
      { type: 2, data: {}, channelId, extra: { data: null } },
      { type: 2, data: help, channelId, extra: { user: null, member: null } },
      { type: 2, data: help, channelId, extra: { entitlements: null } },
      { type: 2, data: { ...help, type: 2, target_id: jonas.id }, channelId },
      { type: 2, data: { ...help, options: 'none' }, channelId },
      { type: 3, data: { custom_id: 'x', component_type: 2 }, channelId },
      { type: 4, data: { ...help, options: [] }, channelId },
      { type: 5, data: { custom_id: 'x' }, channelId },
    ];
    const { interactions } = flow.stage.discord.counters;
    // Nobody is answered: Discord itself says so after three seconds, which need not be waited for.
    for (const payload of unreadable) jonas.person.raw(payload).catch(() => undefined);
    expect(wordsOf(await jonas.ask('/help'))).toContain('Your map');
    expect(flow.stage.discord.counters.interactions).toBe(interactions + unreadable.length + 1);
    expect(flow.stage.segue.running).toBe(true);
    await until('the log to have them', () => logged({ what: 'unreadable event' }) > 5);
  });
});

describe('receipts and deliveries that get lost', () => {
  const addDigest = (guest: Guest, hour: number) => {
    const options = { channel: guest.where.channelId, cadence: 'weekly', hour, timezone: 'Europe/Berlin' };
    return guest.person.slash('/digest add', options, guest.where);
  };
  const digestsAt = (hour: number) => one('select count(*) from digests where hour = ?', hour);

  test.each([
    ['our answer arrived and its receipt was a 502: 40060', 1, { kind: 'applied-but', status: 502 }, true],
    ['our answer arrived and the connection broke: 40060', 2, { kind: 'reset', applied: true }, true],
    ['our answer did not arrive: 502', 3, { kind: 'status', status: 502 }, false],
    ['our answer did not arrive: the connection broke', 4, { kind: 'reset' }, false],
  ] as const)('%s', async (_, hour, effect, refused) => {
    const { discord } = flow.stage;
    const priya = flow.guest('priya', 'digests');
    const before = discord.counters.errorCodes['40060'] ?? 0;
    discord.faults.add({ method: 'POST', path: '/callback', effect });
    const result = await addDigest(priya, hour);
    expect(wordsOf(await answerOf(result))).toContain('Digest added');
    expect(digestsAt(hour)).toBe(1);
    await until(
      'the second try',
      () => (discord.counters.errorCodes['40060'] ?? 0) === before + (refused ? 1 : 0),
    );
    const answers = priya.person
      .visibleMessages(priya.where.channelId)
      .filter(({ text }) => text.includes(` 0${hour}`));
    expect(answers).toHaveLength(1);
  });

  test('10062: the answer came too late; what was asked for is done once, and can be looked at', async () => {
    const { discord } = flow.stage;
    const priya = flow.guest('priya', 'digests');
    discord.faults.add({ method: 'POST', path: '/callback', effect: { kind: 'delay', ms: 3_100 } });
    await expect(addDigest(priya, 5)).rejects.toThrow('was not answered within 3000 ms');
    await until('10062', () => discord.counters.errorCodes['10062'] === 1);
    await until('the log', () => logged({ event: 'interaction', outcome: 'expired' }) === 1);
    expect(digestsAt(5)).toBe(1);
    expect(wordsOf(await priya.ask('/digest list'))).toContain('05:00');
    expect(logged({ event: 'interaction', outcome: 'failed' })).toBe(0);
  });

  test('the same interaction delivered twice is done once', async () => {
    flow.stage.discord.faults.duplicateInteractions();
    const priya = flow.guest('priya', 'digests');
    expect(wordsOf(await answerOf(await addDigest(priya, 6)))).toContain('Digest added');
    expect(wordsOf(await priya.ask('/digest list'))).toContain('06:00');
    expect(digestsAt(6)).toBe(1);
  });

  test('the gateway drops: what got lost comes with the RESUME, and is done once', async () => {
    const { discord } = flow.stage;
    const priya = flow.guest('priya', 'digests');
    const { resumes, identifies } = discord.counters;
    discord.faults.missDispatches();
    const pending = addDigest(priya, 7);
    discord.gateway.drop();
    expect(wordsOf(await answerOf(await pending))).toContain('Digest added');
    expect(digestsAt(7)).toBe(1);
    expect(discord.counters).toMatchObject({ resumes: resumes + 1, identifies });
  });

  test('the session is gone: the bot begins a new one and answers', async () => {
    const { discord } = flow.stage;
    const { identifies } = discord.counters;
    discord.gateway.invalidateSessions(false);
    await until(
      'a new session',
      () => discord.counters.identifies === identifies + 1 && discord.gateway.connected === 1,
    );
    expect(wordsOf(await flow.guest('priya', 'digests').ask('/digest list'))).toContain('07:00');
  });
});

describe('closed DMs', () => {
  const posts = (guest: Guest) =>
    flow.rows("select status, why from outbox where target like '%' || ? || '%' order by id desc", guest.id);
  const closedAt = (guest: Guest) => one('select dm_closed_at from members where id = ?', guest.id);
  /** Ends the account's authorization, so that Segue has something to say, and waits for how that ended. */
  const lose = async (guest: Guest, account: string, ended: object): Promise<void> => {
    const before = posts(guest).length;
    flow.stage.world.revokeAuthorization(account);
    await guest.ask('/jobs run', { step: 'plays' });
    await until('the DM to be tried', () => {
      const [latest, ...earlier] = posts(guest);
      return (
        (earlier.length === before && JSON.stringify(latest) === JSON.stringify(ended)) ||
        JSON.stringify(latest)
      );
    });
  };

  test.each([
    ['50007: switched off', 'tomas', 'general', '31s6i77rnvwx30hpx2am8kdyr7', '50007'],
    ['50278: no server in common', 'lena', 'studio', 'jonasberg91', '50278'],
  ] as const)(
    '%s: told at the next visit, and everything else goes on',
    async (_, name, channel, account, code) => {
      const { discord } = flow.stage;
      const guest = flow.guest(name, channel);
      await guest.link(account);
      await lose(guest, account, { status: 'FAILED', why: 'dm_closed' });
      expect(discord.counters.errorCodes[code]).toBe(1);
      expect(closedAt(guest)).not.toBeNull();

      await flow.stage.advance(HOUR);
      const visit = await guest.person.slash('/help', {}, guest.where);
      const notice = await visit.waitForMessage((message) => message.text.includes('could not write to you'));
      expect(notice.ephemeralFor).toBe(guest.id);
      expectSentence(
        wordsOf(notice),
        /could not write/,
        /warnings do not reach you/,
        /allow direct messages/,
      );
      expect(wordsOf(notice)).toContain('[They are open now]');
      expect(visit.message?.text).toContain('Your map');
      expect(discord.counters.errorCodes[code]).toBe(1);
    },
  );

  test('once they are open, the next warning arrives, with a button that works', async () => {
    const guest = flow.guest('tomas', 'general');
    flow.stage.discord.world.setDirectMessages(guest.id, 'open');
    const notice = await guest.hear(/They are open now/);
    expect(wordsOf(await guest.press(notice, 'open now'))).toContain('Segue will write to you again');
    expect(closedAt(guest)).toBeNull();
    await guest.link('31s6i77rnvwx30hpx2am8kdyr7');
    await lose(guest, '31s6i77rnvwx30hpx2am8kdyr7', { status: 'SENT', why: null });
    const dm = await flow.guest('tomas').hear(/sign in again/);
    expectSentence(wordsOf(dm), /has ended/, /Nothing new comes in until you link again/, /\[Link again\]/);
    expect(wordsOf(await flow.guest('tomas').press(dm, 'Link again'))).toContain('[Open the page]');
  });
});

describe('a library of 20,000 tracks', () => {
  test('opens on its first page, turns to its last and finds one by its words, as a small one does', async () => {
    const mira = flow.guest('mira', 'general');
    addArchive(flow, mira, 20_000);
    const first = await mira.ask('/library', { source: 'Archive' });
    expect(wordsOf(first)).toMatch(
      /20,000 of 20,064 tracks[\s\S]*\[Piece 20000\][\s\S]*\[Piece 19991\][\s\S]*\[1 \/ 2000\]/,
    );
    expect(wordsOf(await mira.press(first, 'Next'))).toContain('[Piece 19990]');
    const beyond = libraryAll.id(memberId(mira.id), { via: 'page', page: 999_999 });
    expect(await pressForged(mira, beyond, first.id)).toContain('[2007 / 2007]');
    const found = wordsOf(await mira.ask('/library', { text: 'piece 19999' }));
    expect(found).toContain('1 of 20,0');
    expect(found.match(/\[Piece \d+\]/g)).toEqual(['[Piece 19999]']);
    const artists = await mira.person.autocomplete('/library', { source: 'arch' }, 'source', mira.where);
    expect(artists.map(({ name }) => name)).toEqual(['Archive']);
  });
});

test('without background sync nothing is read by itself, what was asked for is done all the same', async () => {
  const { spotify, world } = flow.stage;
  const [mira, priya] = [flow.guest('mira', 'general'), flow.guest('priya', 'digests')];
  const calls = spotify.counters.total();
  const posts = () =>
    priya.person
      .visibleMessages(priya.where.channelId)
      .filter(({ text }) => text.includes('listened to this week'));
  await flow.stage.advance(Number(one('select max(next_run_at) from digests')) - world.now());
  await until(
    'the digests of the week',
    () => posts().length === digests() || `${posts().length} of ${digests()}`,
  );
  expect(spotify.counters.total()).toBe(calls);
  world.playMusic('mira.keller', { minutes: 10 });
  await flow.stage.advance(HOUR);
  const card = await mira.ask('/jobs run', { step: 'plays' });
  expect(wordsOf(await mira.see(card, /up to date/))).toContain('[Recently played]');
});

test('through all of it Discord never got a body that it refuses', () => {
  expect(flow.stage.discord.violations).toEqual([]);
  expect(logged({ event: 'interaction', outcome: 'failed' })).toBe(0);
});
