import { camelotOf } from '../../domain/enrichment/keys.ts';
import type { TrackCard } from '../../domain/tracks/shown.ts';
import { formatDuration, formatNumber, formatPercent, progressBar } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import { artistNames } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { dateWords, versionWords } from './words.ts';

/** Title, artists with album and label, and the line a DJ looks for. */
export const headOf = ({ track, view, tempo }: TrackCard, m: Messages): string => {
  const t = m.tracks;
  const album = track.albumTitle === null ? null : escapeText(track.albumTitle, 60);
  const label = view.label === null ? null : escapeText(view.label.value, 60);
  const key = view.key?.value;
  const length = view.durationMs?.value ?? track.durationMs;
  const date = view.releaseDate?.value;
  const version = view.version?.value;
  const facts = [
    tempo !== null && t.bpm(formatNumber(Math.round(tempo * 10) / 10, m.locale)),
    key !== undefined && t.key(camelotOf(key), t.keyName(key)),
    length !== null && formatDuration(length),
    date !== undefined && t.released(dateWords(date, m)),
    version !== undefined && version.kind !== 'original' && versionWords(version, m),
    view.explicit?.value === true && t.explicit,
  ].filter((fact) => fact !== false);
  return [
    `### ${escapeText(track.title, 100)}`,
    t.by(artistNames(track.artists, 80), album, label),
    facts.join(' · '),
  ]
    .filter(Boolean)
    .join('\n');
};

/** `▓▓▓▓░░ 78% energy · 64% danceable`; null when nobody measured it. */
export const soundOf = ({ view }: TrackCard, m: Messages): string | null => {
  const percent = (value: number) => formatPercent(value, m.locale);
  const parts = [
    view.energy !== null && m.tracks.energy(progressBar(view.energy.value, 10), percent(view.energy.value)),
    view.danceability !== null && m.tracks.danceable(percent(view.danceability.value)),
    view.valence !== null && m.tracks.bright(percent(view.valence.value)),
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : parts.join(' · ');
};
