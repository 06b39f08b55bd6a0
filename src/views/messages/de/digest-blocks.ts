import type { digestBlocks as english } from '../en/digest-blocks.ts';

const plays = (count: number): string => (count === 1 ? 'Wiedergabe' : 'Wiedergaben');

export const digestBlocks: typeof english = {
  names: {
    server_week: 'Was dieser Server gehört hat',
    personal_week: 'Was du gehört hast',
    chart_movers: 'Wer sich in den Charts bewegt',
    new_releases: 'Neuerscheinungen',
    radar: 'Neues von Künstlern, die gehört werden',
    curation: 'Deine Wochen zum Einsortieren',
  },
  about: {
    server_week: 'Von allen, die zugestimmt haben, ohne Namen',
    personal_week: 'Deine Tracks, deine Künstler, deine Stunden',
    chart_movers: 'Wer am meisten gestiegen und wer neu ist',
    new_releases: 'Was erschienen ist, gleich von wem',
    radar: 'Was von Künstlern erschienen ist, die du oder andere hier hören',
    curation: 'Was in deinen Stilen noch offen ist',
  },

  serverWeek: {
    picture: {
      daily: 'Der Tag des Servers',
      weekly: 'Die Woche des Servers',
      monthly: 'Der Monat des Servers',
    },
    value: (count, text) => `${text} ${plays(count)}`,
    people: (count, text) => (count === 1 ? '1 Person' : `${text} Personen`),
  },

  personal: {
    titles: { daily: 'Dein Tag', weekly: 'Deine Woche in Musik', monthly: 'Dein Monat in Musik' },
    picture: 'Wann du gehört hast',
    total: (count, time) => `${count}, ${time} Musik`,
    more: (percent) => `${percent} mehr als in der Zeit davor`,
    less: (percent) => `${percent} weniger als in der Zeit davor`,
    track: (name, artists, count) => `🎵 ${name} · ${artists}: ${count}`,
    artist: (name, count) => `🎤 ${name}: ${count}`,
    discovered: (count, text) =>
      count === 1
        ? '1 Track, den du noch nie gehört hattest'
        : `${text} Tracks, die du noch nie gehört hattest`,
  },

  charts: {
    title: (chart) => `Wer sich bewegt: ${chart}`,
    up: (rank, before, name, artists) =>
      `▲ ${name}${artists === null ? '' : ` · ${artists}`}: von ${before} auf ${rank}`,
    fresh: (rank, name, artists) => `✦ ${name}${artists === null ? '' : ` · ${artists}`}: neu auf ${rank}`,
    back: (rank, name, artists) => `↻ ${name}${artists === null ? '' : ` · ${artists}`}: zurück auf ${rank}`,
    was: (before) => `war ${before}`,
    isNew: 'neu',
    isBack: 'zurück',
    counts: (climbed, fresh) => `${climbed} gestiegen, ${fresh} neu oder zurück`,
    since: (when) => `verglichen mit ${when}`,
  },

  releases: {
    titles: {
      daily: 'Heute erschienen',
      weekly: 'Diese Woche erschienen',
      monthly: 'Diesen Monat erschienen',
    },
    radarTitles: {
      channel: 'Neu von Künstlern, die hier gehört werden',
      member: 'Neu von Künstlern, die du hörst',
    },
    line: (name, artists, facts) => `${name} · ${artists} · ${facts}`,
    people: (count, text) => (count === 1 ? '1 Person hier hört sie' : `${text} Personen hier hören sie`),
    total: (count, text) => (count === 1 ? '1 Veröffentlichung' : `${text} Veröffentlichungen`),
    sources: { listenbrainz: 'laut ListenBrainz', spotify: 'laut Spotify' },
  },

  curation: {
    title: 'Deine Wochen zum Einsortieren',
    picture: 'Von Bronze bis Gold',
    pictureOf: 'Offene Wochen',
    line: (week, left, total) => `${week}: ${left} von ${total} offen`,
    sorted: (week) => `${week}: alles einsortiert`,
    more: (count) => (count === 1 ? 'und noch eine Woche' : `und noch ${count} Wochen`),
    waiting: (count, text) =>
      count === 1 ? '1 ist noch nicht bei Spotify' : `${text} sind noch nicht bei Spotify`,
  },

  post: {
    failed: (blocks) =>
      `Diesmal weggelassen, weil etwas kaputtging: ${blocks}. Wer diesen Bot betreibt, kann sehen, warum.`,
    nothingAtAll: 'Diesmal ließ sich nichts zusammenstellen.',
    emptied: 'Hier stand, was gehört wurde. Wer darin gezählt war, hat das zurückgenommen.',
    isTest: 'Ein Test von jemandem, der diesen Bericht verwaltet. Er erzählt von der Zeit bis jetzt.',
    ownTest: 'Ein Test, wie du ihn wolltest. Er erzählt von der Zeit bis jetzt.',
  },
};
