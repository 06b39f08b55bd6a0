import type { SchemaKit } from '../sqlite/kit.ts';
import { defineCharts } from './charts.ts';
import { defineCuration } from './curation.ts';
import { defineEnrichment } from './enrichment.ts';
import { defineImports } from './imports.ts';
import { defineLibrary } from './library.ts';
import { defineListening } from './listening.ts';
import { definePeople } from './people.ts';
import { definePictures } from './pictures.ts';
import { definePlaylists } from './playlists.ts';
import { definePlays } from './plays.ts';
import { definePrivacy } from './privacy.ts';
import { defineRadar } from './radar.ts';
import { defineReleaseTracks } from './release-tracks.ts';
import { defineRules } from './rules.ts';
import { defineScrobbles } from './scrobbles.ts';
import { defineServer } from './server.ts';
import { defineSuggestions } from './suggestions.ts';
import { defineTaste } from './taste.ts';
import { defineWork } from './work.ts';

/** Every table of Segue, declared once; the kit decides the dialect. */
export const defineSchema = (kit: SchemaKit) => {
  const people = definePeople(kit);
  const library = defineLibrary(kit, people);
  const listening = defineListening(kit, people, library);
  const plays = definePlays(kit, people);
  const imports = defineImports(kit, people);
  const scrobbles = defineScrobbles(kit, people);
  const enrichment = defineEnrichment(kit, people, library);
  const charts = defineCharts(kit, people, library, enrichment);
  const rules = defineRules(kit, people, library);
  const playlists = definePlaylists(kit, people, rules);
  const releases = defineReleaseTracks(kit, people, library);
  const curation = defineCuration(kit, people, library, playlists, releases);
  const suggestions = defineSuggestions(kit, people, releases);
  const radar = defineRadar(kit, people, library, playlists);
  const taste = defineTaste(kit, people, library, playlists);
  const work = defineWork(kit, people);
  const server = defineServer(kit, people, library, plays);
  const privacy = definePrivacy(kit, people);
  const pictures = definePictures(kit);
  return {
    ...people,
    ...library,
    ...listening,
    ...plays,
    ...imports,
    ...scrobbles,
    ...enrichment,
    ...charts,
    ...rules,
    ...playlists,
    ...releases,
    ...curation,
    ...suggestions,
    ...radar,
    ...taste,
    ...work,
    ...server,
    ...privacy,
    ...pictures,
  };
};

export type Tables = ReturnType<typeof defineSchema>;
