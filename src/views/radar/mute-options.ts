import { z } from 'zod';
import type { RadarReleaseId } from '../../domain/ids.ts';
import type { MuteKind, RadarItem } from '../../domain/radar/radar.ts';
import type { SelectOption } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';

const MOST_OPTIONS = 25;

/** What can be kept off because of these releases: each artist, label and kind once. */
export const muteOptions = (items: readonly RadarItem[], m: Messages): SelectOption[] => {
  const options = new Map<string, SelectOption>();
  const offer = (kind: MuteKind, name: string, { release }: RadarItem): void => {
    const label = m.radar.muteOptions[kind](name);
    if (!options.has(label)) options.set(label, { label, value: `${kind}:${release.id}` });
  };
  for (const item of items) offer('artist', item.artist, item);
  for (const item of items) offer('kind', m.radar.kinds[item.release.kind], item);
  for (const item of items) if (item.release.label !== null) offer('label', item.release.label, item);
  return [...options.values()].slice(0, MOST_OPTIONS);
};

const Chosen = z.tuple([
  z.enum(['artist', 'label', 'kind']),
  z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform((text) => Number(text) as RadarReleaseId),
]);

/** A chosen value taken apart; null for what no version of the menu offered. */
export const readMuteOption = (value: string): { kind: MuteKind; release: RadarReleaseId } | null => {
  const { data } = Chosen.safeParse(value.split(':'));
  return data === undefined ? null : { kind: data[0], release: data[1] };
};
