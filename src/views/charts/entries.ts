import type { Movement } from '../../domain/charts/movement.ts';
import type { ShownEntry } from '../../domain/charts/shown.ts';
import { type Child, section, text, thumbnail } from '../kit/components.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { artistsOf, entityName } from './names.ts';

/** So many places have a picture: more would not fit into the 40 components of a message. */
const PICTURES = 5;

export const moveOf = (movement: Movement, m: Messages): string => {
  const { moves } = m.charts;
  switch (movement.kind) {
    case 'up':
    case 'down':
      return moves[movement.kind](movement.by);
    default:
      return moves[movement.kind];
  }
};

const placeOf = ({ entity, rank, movement }: ShownEntry, m: Messages): string =>
  m.charts.place(rank, moveOf(movement, m), entityName(entity));

/** "was 4 · peak 1 · 5 weeks · ✓ in your library" */
const factsOf = ({ rank, before, memory, inLibrary, movement }: ShownEntry, m: Messages): string[] => {
  const t = m.charts;
  return [
    ...(before === null || before === rank ? [] : [t.was(before)]),
    ...(memory.peak < rank || movement.kind === 'same' ? [t.peak(memory.peak)] : []),
    ...(memory.weeks > 1 ? [t.weeksOn(memory.weeks)] : []),
    ...(inLibrary ? [t.inLibrary] : []),
  ];
};

const pictured = (entry: ShownEntry, m: Messages): Child => {
  const t = m.charts;
  const { entity } = entry;
  const artists = artistsOf(entity);
  const facts = factsOf(entry, m);
  const lines = [
    placeOf(entry, m),
    ...(artists === null ? [] : [t.by(artists)]),
    ...(facts.length === 0 ? [] : [`-# ${t.facts(facts)}`]),
  ].join('\n');
  const alt = entity.kind === 'artist' ? t.portrait(entity.name) : t.cover(entity.name);
  return section([lines], entity.imageUrl !== null && thumbnail(entity.imageUrl, plain(alt, 200)));
};

/** One line for all of it. @param stay also how long it has been there */
export const entryLine = (entry: ShownEntry, m: Messages, stay = false): string => {
  const t = m.charts;
  const artists = artistsOf(entry.entity, 40);
  const line = artists === null ? placeOf(entry, m) : t.listed(placeOf(entry, m), artists);
  return stay ? t.stay(line, t.weeksOn(entry.memory.weeks)) : line;
};

const listed = (entry: ShownEntry, m: Messages): string => {
  const facts = factsOf(entry, m);
  return facts.length === 0 ? entryLine(entry, m) : `${entryLine(entry, m)}\n-# ${m.charts.facts(facts)}`;
};

/** The places of a page, the first ones with their pictures. */
export const placesOf = (entries: readonly ShownEntry[], m: Messages): Child[] => {
  const rest = entries.slice(PICTURES).map((entry) => listed(entry, m));
  return [...entries.slice(0, PICTURES).map((entry) => pictured(entry, m)), rest.length > 0 && text(...rest)];
};
