import { afterAll, describe, expect, it } from 'vitest';
import type { OnSpotify } from '../../scripts/sandbox/providers/beatport/streams/types.ts';
import { openProviders } from '../support/providers-double.ts';
import { openDouble } from '../support/spotify-double.ts';

const house = await openDouble();
const { world } = house;
const shop = await openProviders({ world });
const { beatport, urls } = shop.double;
const caller = await house.link();
beatport.tokenLifetime = 100 * 365 * 86_400;
const { access_token } = beatport.issueToken();
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

interface Sold {
  id: number;
  name: string;
  mix_name: string;
  isrc: string | null;
  artists: { name: string }[];
  release: { image: { dynamic_uri: string } };
}

const week: Sold[] = [];
for (let page = 1; page <= 3; page++) {
  const { body } = await shop.get(
    `${urls.BEATPORT_API_URL}/catalog/tracks/?genre_id=6&publish_date=2026-11-14:2026-11-20&per_page=100&page=${page}`,
    { authorization: `Bearer ${access_token}` },
  );
  week.push(...body.results);
}
const truths = new Map<Sold, OnSpotify>(
  week.flatMap((track) => {
    const truth = beatport.onSpotify(track.id);
    return truth ? [[track, truth]] : [];
  }),
);
const search = async (q: string): Promise<string[]> => {
  const { status, body } = await caller.get(`/search?type=track&limit=10&q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  return body.tracks.items.map(({ id }: { id: string }) => id);
};
const of = (fate: OnSpotify['fate']): [Sold, OnSpotify][] =>
  [...truths].filter(([, truth]) => truth.fate === fate);

const isMissing = ([, { from }]: [Sold, OnSpotify]): boolean => (from ?? 0) > world.now();

describe('a week of Beatport at Spotify', () => {
  it('is there for the most part, some of it late, some never, with a few traps', () => {
    expect(week).toHaveLength(212);
    expect(truths.size).toBe(212);
    expect(of('there').length).toBeGreaterThan(120);
    expect(of('late').filter(isMissing).length).toBeGreaterThan(20);
    expect(of('never').length).toBeGreaterThan(8);
    const trapped = [...truths.values()].filter(({ lookalikes }) => lookalikes.length > 0);
    expect(trapped.length).toBeGreaterThan(10);
    const onlyOther = [...truths.values()].filter(
      ({ same, otherVersion }) => same.length === 0 && otherVersion.length > 0,
    );
    expect(onlyOther.length).toBeGreaterThan(10);
  });

  it('is found by code for most, and never a late or missing one', async () => {
    let found = 0;
    for (const [track, truth] of truths) {
      const { same, otherVersion } = truth;
      if (track.isrc === null) continue;
      const ids = await search(`isrc:${track.isrc}`);
      if (isMissing([track, truth])) expect(ids.filter((id) => same.includes(id))).toEqual([]);
      else if (ids.some((id) => same.includes(id))) found++;
      expect(ids.some((id) => otherVersion.includes(id) && !same.includes(id))).toBe(false);
    }
    expect(found).toBeGreaterThan(80);
  });

  it('is found by title and artist where the code says nothing', async () => {
    let [asked, found] = [0, 0];
    for (const [{ name, artists }, { from, same, otherVersion }] of of('there')) {
      if (from === null || from > world.now()) continue;
      asked++;
      const core = name.replace(/ feat\. .*$/, '');
      const ids = await search(`track:"${core}" artist:"${artists[0]?.name ?? ''}"`);
      if (ids.some((id) => same.includes(id) || otherVersion.includes(id))) found++;
    }
    expect(asked).toBeGreaterThan(120);
    expect(found / asked).toBeGreaterThan(0.95);
  });

  it('is the same under its own ids, with an album, a label and a cover that can be fetched', async () => {
    const [, truth] = of('there').find(([, { same }]) => same.length > 0) ?? [];
    const { body: track } = await caller.get(`/tracks/${truth?.same[0]}`);
    expect(track.external_ids).toBeDefined();
    const { body: album } = await caller.get(`/albums/${track.album.id}`);
    expect(album.copyrights[0].text).not.toMatch(/^\d{4} $/);
    const sold = week[0]?.release.image.dynamic_uri.replace('{w}x{h}', '64x64') ?? '';
    for (const address of [track.album.images[2].url, sold]) {
      const cover = await fetch(address);
      expect(cover.headers.get('content-type')).toBe('image/png');
      expect(Buffer.from(await cover.arrayBuffer()).readUInt32BE(16)).toBe(64);
    }
    shop.double.quirks.picturesFail = true;
    expect((await fetch(sold)).status).toBe(503);
  });

  it('gets its late ones with time, or all at once when told', async () => {
    const late = of('late').filter((each) => isMissing(each) && each[1].same.length > 0);
    const [, soonest] = late.toSorted(([, a], [, b]) => (a.from ?? 0) - (b.from ?? 0))[0] ?? [];
    const id = soonest?.same[0];
    expect((await caller.get(`/tracks/${id}`)).status).toBe(404);
    world.clock.advance((soonest?.from ?? 0) - world.now() + 1);
    const again = await house.link();
    expect((await again.get(`/tracks/${id}`)).status).toBe(200);
    expect(beatport.deliverLate()).toBeGreaterThan(10);
    const missing = [];
    for (const [, { same }] of late) {
      const { status } = await again.get(`/tracks/${same[0]}`);
      if (status !== 200) missing.push(same[0]);
    }
    // What is left comes out on a day that has not come.
    expect(missing.length).toBeLessThan(late.length / 4);
  });
});
