import { createRandom, type Random } from '../../sandbox/world/random.ts';
import type { Catalogue, WorldTrack } from '../../sandbox/world/types.ts';
import { createWorld } from '../../sandbox/world/world.ts';
import type { LabelledPair, PairSide } from './pair.ts';
import { isPlain, songsOf } from './song.ts';
import { creditTraps } from './traps/credits.ts';
import { spellingTraps } from './traps/spelling.ts';
import type { Ground } from './traps/trap.ts';
import { versionTraps } from './traps/versions.ts';

/** Where the worlds of the corpus begin, so that their dates are the same on every day. */
const START_AT = Date.UTC(2026, 10, 20);
/** Pairs for each share of a trap. */
const PER_SHARE = 25;
/** Pairs of tracks as the catalogue has them, of each kind. */
const FROM_CATALOGUE = 400;

/**
 * At least 2 000 pairs with the truth, always the same for a seed: what the sandbox's catalogue has itself, and one
 * trap after another.
 */
export const createCorpus = (seed: number): LabelledPair[] => {
  const { catalogue } = createWorld({ seed, startAt: START_AT, realNow: () => START_AT });
  const random = createRandom(seed, 'matching');
  const songs = songsOf(catalogue);
  const names = catalogue.artists
    .map(({ name }) => name)
    .filter((name) => /^[A-Z][A-Za-z .-]{3,}$/.test(name));
  const ground: Ground = { catalogue, songs, plain: songs.filter(isPlain), names };
  const pairs = [
    ...catalogueTwins(catalogue, random.fork('twins')),
    ...catalogueSiblings(catalogue, random.fork('siblings')),
  ];
  for (const trap of [...spellingTraps, ...creditTraps, ...versionTraps]) {
    const own = random.fork(trap.name);
    for (let made = 0; made < trap.share * PER_SHARE; ) {
      const pair = trap.make(own, ground);
      if (pair === null) continue;
      pairs.push({ ...pair, trap: trap.name });
      made += 1;
    }
  }
  return pairs;
};

const sideOf = (catalogue: Catalogue, track: WorldTrack): PairSide => {
  const album = catalogue.album(track.albumId);
  return {
    title: track.name,
    artists: track.artistIds.map((id) => catalogue.artist(id)?.name ?? ''),
    durationMs: track.durationMs,
    isrc: track.isrc,
    label: album === undefined ? null : (catalogue.label(album.labelId)?.name ?? null),
    releaseDate: album?.releaseDate ?? null,
  };
};

/** Tracks of one recording: singles and albums, samplers, remasters with codes of their own. */
const catalogueTwins = (catalogue: Catalogue, random: Random): LabelledPair[] => {
  const pairs: LabelledPair[] = [];
  for (const track of random.shuffle(catalogue.tracks)) {
    const twins = catalogue.tracksOfRecording(track.recordingMbid).filter(({ id }) => id !== track.id);
    if (twins.length === 0) continue;
    const b = sideOf(catalogue, random.pick(twins));
    pairs.push({ a: sideOf(catalogue, track), b, same: true, trap: 'catalogue: one recording' });
    if (pairs.length === FROM_CATALOGUE) break;
  }
  return pairs;
};

/** Other recordings of the same artist, those with the same title first: mixes, cuts for DJs, sequels. */
const catalogueSiblings = (catalogue: Catalogue, random: Random): LabelledPair[] => {
  const pairs: LabelledPair[] = [];
  for (const track of random.shuffle(catalogue.tracks)) {
    const title = catalogue.recording(track.recordingMbid)?.title;
    const others = catalogue
      .albumsOf(track.artistIds[0] ?? '')
      .flatMap(({ trackIds }) => trackIds.map((id) => catalogue.track(id)))
      .filter((other) => other !== undefined && other.recordingMbid !== track.recordingMbid);
    const sameTitle = others.filter(
      (other) => catalogue.recording(other?.recordingMbid ?? '')?.title === title,
    );
    const other = sameTitle.length > 0 ? random.pick(sameTitle) : random.chance(0.2) ? others[0] : undefined;
    if (other === undefined) continue;
    pairs.push({
      a: sideOf(catalogue, track),
      b: sideOf(catalogue, other),
      same: false,
      trap: 'catalogue: another recording',
    });
    if (pairs.length === FROM_CATALOGUE) break;
  }
  return pairs;
};
