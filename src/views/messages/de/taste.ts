import type { taste as english } from '../en/taste.ts';

export const taste: typeof english = {
  command: 'Dein Geschmack neben dem von anderen',
  subs: {
    compare: 'Vergleich, was du hörst, mit jemandem, wenn ihr beide zustimmt',
    blend: 'Eine Playlist aus dem, was zwei bis zehn von euch hören, jede Woche neu',
    blends: 'Die Mischungen, in denen du bist',
  },
  options: {
    member: 'Mit wem',
    name: 'Wie die Playlist heißen soll',
  },
  compare: {
    title: 'Zwei Geschmäcker',
    oneself: 'Das bist du selbst. Es braucht jemand anderen.',
    bot: 'Bots hören keine Musik.',
    theyHaveNothing:
      'Segue weiß noch nicht, was sie oder er hört. Mit `/link` lässt sich ein Konto verknüpfen.',
    notHere: 'Segue selbst muss auf diesem Server sein, um hier zu fragen.',
    window: (words) => `Wiedergaben: ${words}`,
    between: (a, b) => [a, b],
    similarity: (percent) => `**${percent}** ähnlich`,
    meaning: (percent, all) =>
      `${percent} der Wiedergaben von beiden gehen im selben Maß an dieselben Künstler; ${all} ist derselbe Geschmack.`,
    parts: (genres, tracks) =>
      genres === null ? `Nach Tracks ${tracks}` : `Nach Genres ${genres}, nach Tracks ${tracks}`,
    artists: (count, shown) =>
      count === 0
        ? 'Ihr habt keinen Künstler gemeinsam'
        : count === 1
          ? 'Ein Künstler gemeinsam'
          : `${shown} Künstler gemeinsam`,
    tracks: (count, shown) =>
      count === 0
        ? 'Kein Track gemeinsam'
        : count === 1
          ? 'Ein Track gemeinsam'
          : `${shown} Tracks gemeinsam`,
    genres: 'Gemeinsame Genres',
    thing: (name, a, b) => `• ${name} · ${a} und ${b}`,
    couldShow: (who, names) => `${who} könnte zeigen: ${names}`,
    found: (who, shown, names) =>
      `${who} hat ${shown} von dem, was ihr am meisten gemeinsam habt, zuerst gehört: ${names}`,
    share: 'Hier zeigen',
    shared: 'Gleich ist es hier zu sehen.',
  },
  ask: {
    title: 'Zwei Geschmäcker?',
    text: (asker, other) => `${asker} möchte mit ${other} vergleichen, was beide hören.`,
    what: 'Wenn du zustimmst, sieht es dieser Kanal einmal: gemeinsame Künstler, Genres und Tracks, und was ihr einander zeigen könntet.',
    always: '`/privacy server named` stimmt für immer zu, `/privacy server off` nimmt alles zurück.',
    yes: 'Zustimmen, dieses eine Mal',
    no: 'Nein',
    agreed: 'Zugestimmt. Es folgt gleich darunter.',
    declined: 'Diesmal nicht.',
  },
  blend: {
    title: (name) => `Eine Mischung: ${name}`,
    what:
      'Eine Playlist aus dem, was alle darin hören: von allen gleich viel, das Gemeinsame zuerst, jeden Montag neu. ' +
      'Nichts, was jemand von euch verbannt hat.',
    consent:
      'Wer mitmacht, stimmt zu, dass die anderen sehen, welche dieser Tracks für sie oder ihn sind. Wer geht, ist sofort draußen.',
    inside: (count, shown) => (count === 1 ? 'Einer ist dabei' : `${shown} sind dabei`),
    waiting: 'Ab zweien kann sie gemacht werden, bis zu zehn.',
    running: 'Sie wird gemacht und kommt ins Spotify von dem, der sie begonnen hat.',
    over: 'Sie ist vorbei.',
    join: 'Mitmachen',
    leave: 'Gehen',
    start: 'Playlist machen',
    name: 'Mischung',
  },
  blends: {
    title: 'Deine Mischungen',
    none: 'Du bist in keiner. `/taste blend` beginnt eine.',
    line: (name, people) => `**${name}** · ${people}`,
    people: (count, shown) => (count === 1 ? 'nur du' : `${shown} Leute`),
    pick: 'Eine ansehen…',
    for: (who) => `für ${who}`,
    everybody: 'für alle',
    track: (title, artists, why) => `${title} · ${artists}: ${why}`,
    shares: (who, shown) => `${who} · ${shown}`,
    sharesTitle: 'Tracks für alle einzeln',
    nothing: 'Noch ist nichts darin: Es braucht zwei Leute, deren Wiedergaben Segue kennt.',
    open: 'Öffnen',
    care: 'Rückgängig, Pins, Pause',
    back: 'Deine Mischungen',
    leave: 'Gehen',
    end: 'Beenden',
    ends: 'Du hast sie begonnen: Wenn du gehst, endet sie. Die Playlist bleibt in deinem Spotify, wie sie dann ist.',
    left: 'Du bist draußen.',
  },
};
