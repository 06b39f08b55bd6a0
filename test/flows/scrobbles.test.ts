import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOf, press } from '../../scripts/smoke/verbs.ts';
import { LEASE_MS } from '../../src/domain/jobs/lease.ts';
import { HIDDEN_MASK } from '../../src/domain/listening/play-flags.ts';
import { type Flow, type Guest, noEnrichment, openFlow, until, wordsOf } from '../support/stage.ts';

/** Somebody without a place on Spotify's list: plays from ListenBrainz and Last.fm, through the real program. */
let flow: Flow;
/** Plays that Lena has at Last.fm: more than a page of them. */
let hers = 0;
beforeAll(async () => {
  const { LISTENBRAINZ_URL: _, ...env } = noEnrichment;
  flow = await openFlow({ env });
});
afterAll(() => flow[Symbol.asyncDispose]());

const nameIt = async (guest: Guest, service: 'listenbrainz' | 'lastfm', name: string) => {
  const about = await guest.ask('/link', { service });
  const opened = await press(guest.person, about, 'Type my name');
  const [field] = opened.modal?.fields ?? [];
  if (field === undefined) throw new Error('No form came.');
  return answerOf(await guest.person.submitModal(opened, { [field.customId]: name }));
};
const visible = (guest: Guest): number =>
  Number(
    flow.rows(
      `select count(*) as plays from plays join listeners on listeners.id = plays.listener_id
       where member_id = ? and (flags & ${HIDDEN_MASK}) = 0`,
      guest.id,
    )[0]?.['plays'],
  );
const rowsOf = (guest: Guest, kind: string): number =>
  Number(
    flow.rows(
      `select count(*) as plays from plays join play_origins on play_origins.id = plays.origin_id
       join listeners on listeners.id = plays.listener_id where member_id = ? and kind = ?`,
      guest.id,
      kind,
    )[0]?.['plays'],
  );

test('a name brings its whole history, a second place brings no doubles, and the data can be taken out again', async () => {
  const guest = flow.guest('mira');
  const card = await nameIt(guest, 'listenbrainz', 'lena_outside');
  await guest.see(card, /Your account is linked, and its plays are here/);
  await guest.rest();
  const first = rowsOf(guest, 'listenbrainz');
  expect(first).toBeGreaterThan(0);
  expect(visible(guest)).toBe(first);
  expect(wordsOf(await guest.ask('/recent'))).toMatch(/<t:\d+/);

  // What is new is asked for by the first who wants to know; plays from anywhere say for whom.
  expect(wordsOf(await guest.ask('/radar show'))).toContain('is asking what came out');
  await until('releases on the radar', () => flow.rows('select release_id from radar_items').length > 0);
  const radar = await guest.ask('/radar show');
  expect(wordsOf(radar)).toMatch(/new releases?[\s\S]*musicbrainz\.org\/release/);
  expect(wordsOf(await guest.press(radar, 'Dealt with'))).not.toBe(wordsOf(radar));

  await guest.see(await nameIt(guest, 'lastfm', 'Lena_Outside'), /is linked, and its plays are here/);
  await guest.rest();
  hers = rowsOf(guest, 'lastfm');
  expect(hers).toBeGreaterThan(200);
  // She sends what she plays to both: each play is one, however the two write its artists.
  expect(visible(guest)).toBe(Math.max(first, hers));
  const accounts = wordsOf(await guest.ask('/accounts'));
  expect(accounts).toContain('on ListenBrainz** · 🟢 linked');
  expect(accounts).toContain('on Last.fm** · 🟢 linked');

  await guest.see(await guest.ask('/jobs run', { step: 'plays' }), /Your plays are up to date/);
  const looks = flow.rows(
    'select last_sync_at as at, failures from play_syncs where member_id = ?',
    guest.id,
  );
  expect(looks.map(({ at, failures }) => [at !== null, failures])).toEqual([
    [true, 0],
    [true, 0],
  ]);
  // Nothing is new, and nothing came twice.
  expect(rowsOf(guest, 'lastfm')).toBe(hers);

  const [lastfm] = flow.rows("select id from accounts where provider = 'lastfm'");
  const gone = await guest.ask('/unlink', { account: String(lastfm?.['id']) });
  expect(wordsOf(gone)).toContain('nothing new comes in from Last.fm');
  await guest.press(gone, /Delete it all/);
  await guest.rest();
  expect(rowsOf(guest, 'lastfm')).toBe(0);
  expect(visible(guest)).toBe(rowsOf(guest, 'listenbrainz'));
}, 60_000);

test('killed in the middle of a history, it goes on where it was: every play is there, none twice', async () => {
  const guest = flow.guest('priya');
  const { segue, discord } = flow.stage;
  const card = await nameIt(guest, 'lastfm', 'lena_outside');
  await until('the first plays to be stored', () => rowsOf(guest, 'lastfm') > 0);
  await segue.stop('SIGKILL');
  const [at] = flow.rows('select backfilled_at as done from scrobble_syncs where member_id = ?', guest.id);
  expect(at).toEqual({ done: null });
  await flow.stage.advance(LEASE_MS + 1_000);
  segue.start();
  await segue.ready();
  await discord.gateway.whenReady();
  await guest.see(card, /is linked, and its plays are here/);
  await guest.rest();
  const sent = flow.rows(
    `select ended_at - ms_played as at, title, count(*) as plays from plays join tracks on tracks.id = track_id
     join listeners on listeners.id = listener_id where member_id = ? group by 1, 2`,
    guest.id,
  );
  expect(sent.filter(({ plays }) => plays !== 1)).toEqual([]);
  expect(sent.length).toBeGreaterThanOrEqual(hers);
}, 60_000);

test('what cannot be linked is said on the card', async () => {
  const guest = flow.guest('jonas');
  await guest.see(await nameIt(guest, 'lastfm', 'soren_hidden'), /your plays are hidden there/);
  await guest.see(await nameIt(guest, 'lastfm', 'nobody_at_all'), /nobody there has that name/);
  await guest.see(await nameIt(guest, 'listenbrainz', 'nobody at all'), /nobody there has that name/);
  expect(flow.rows('select id from accounts where member_id = ?', guest.id)).toEqual([]);
});
