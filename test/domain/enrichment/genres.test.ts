import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allGenreWords,
  allMoods,
  genreWord,
  genreWords,
  isBroad,
  lessVague,
  moodWord,
  sortWords,
  spellingsOfAll,
} from '../../../src/domain/enrichment/genres.ts';
import { severalWords } from '../../../src/domain/enrichment/words/several.ts';

describe('the table', () => {
  test('no spelling leads to two words', () => {
    const twice = [...Map.groupBy(spellingsOfAll, ([key]) => key)]
      .map(([key, all]) => `${key}: ${all.map(([, word]) => word).join(', ')}`)
      .filter((line) => line.includes(', '));
    expect(twice).toEqual([]);
  });

  test('every broader word exists, and every fine one ends at a broad one', () => {
    for (const { word, broader } of allGenreWords) {
      for (const wide of broader) expect(genreWord(wide), `${word} < ${wide}`).not.toBeNull();
      if (broader.length > 0) expect(broader.some(isBroad), word).toBe(true);
    }
  });

  test('what means several things means words of ours', () => {
    for (const word of Object.values(severalWords).flat()) expect(genreWord(word), word).not.toBeNull();
  });

  test('no genre is also a mood', () => {
    expect(allMoods.filter((mood) => genreWords(mood).length > 0)).toEqual([]);
  });

  test('every word stands for itself', () => {
    for (const { word } of allGenreWords) expect(genreWords(word)).toEqual([word]);
  });
});

describe('names of others', () => {
  test.each([
    ['Drum & Bass', ['drum and bass']],
    ["Drum'n'Bass", ['drum and bass']],
    ['Drum n Bass', ['drum and bass']],
    ['DnB', ['drum and bass']],
    ['TECH HOUSE', ['tech house']],
    ['Tech-House', ['tech house']],
    ['techhouse', ['tech house']],
    ['Synth-pop', ['synthpop']],
    ['Hip-Hop', ['hip hop']],
    ['Rap/Hip Hop', ['hip hop']],
    ['R&B', ['r&b']],
    ['Rhythm & Blues', ['r&b']],
    ['Psy-Trance', ['psytrance']],
    ['Techno (Peak Time / Driving)', ['peak time techno']],
    ['Techno (Raw / Deep / Hypnotic)', ['raw techno', 'deep techno', 'hypnotic techno']],
    ['Melodic House & Techno', ['melodic house', 'melodic techno']],
    ['140 / Deep Dubstep / Grime', ['140', 'grime']],
    ['Techno/House', ['techno', 'house']],
    ['Jazz/Soundtrack', ['jazz', 'soundtrack']],
    ['Nu Disco / Disco', ['disco', 'nu disco']],
    ['Électronique', []],
    ['seen live', []],
    ['', []],
    ['///', []],
  ])('%s', (name, words) => {
    expect(genreWords(name)).toEqual(words);
  });

  const beatport =
    'Drum & Bass|Hard Techno|Electronica|House|Techno (Peak Time / Driving)|Trance (Main Floor)|Hard Dance / Hardcore / Neo Rave|Breaks / Breakbeat / UK Bass|Tech House|Deep House|Psy-Trance|Minimal / Deep Tech|Progressive House|DJ Tools|Dubstep|Indie Dance|Trap / Future Bass|Dance / Pop|Nu Disco / Disco|Downtempo|Funky House|Bass / Club|UK Garage / Bassline|Afro House|Melodic House & Techno|Bass House|Techno (Raw / Deep / Hypnotic)|Organic House|Electro (Classic / Detroit / Modern)|140 / Deep Dubstep / Grime|Mainstage|Jackin House|Amapiano|Trance (Raw / Deep / Hypnotic)|Ambient / Experimental|Brazilian Funk|Electro House|Future House|Big Room|Leftfield Bass';
  test.each(beatport.split('|'))('Beatport: %s', (name) => {
    expect(genreWords(name).length).toBeGreaterThan(0);
  });

  test.each([
    ['High Energy', 'energetic'],
    ['chilled', 'relaxed'],
    ['Melancholy', 'melancholic'],
    ['techno', null],
  ])('mood: %s', (name, mood) => {
    expect(moodWord(name)).toBe(mood);
  });
});

describe('sorting', () => {
  test('a fine word speaks for its broader ones; moods and noise are kept apart', () => {
    expect(
      sortWords([
        { name: 'Dub Techno', weight: 0.8 },
        { name: 'techno', weight: 0.5 },
        { name: 'dark', weight: 0.4 },
        { name: 'seen live', weight: 1 },
      ]),
    ).toEqual({
      genres: [{ name: 'techno', weight: 0.8 }],
      styles: [{ name: 'dub techno', weight: 0.8 }],
      moods: [{ name: 'dark', weight: 0.4 }],
      unknown: [{ name: 'seen live', weight: 1 }],
    });
  });

  test('a finer style names the style above it, with less weight', () => {
    const { styles, genres } = sortWords([{ name: 'Goa', weight: 1 }]);
    expect(styles).toEqual([
      { name: 'goa trance', weight: 1 },
      { name: 'psytrance', weight: 0.7 },
    ]);
    expect(genres).toEqual([{ name: 'trance', weight: 1 }]);
  });

  test('a drawer with several things gives each its share', () => {
    expect(sortWords([{ name: 'Techno/House', weight: 1 }]).genres).toEqual([
      { name: 'house', weight: 0.5 },
      { name: 'techno', weight: 0.5 },
    ]);
  });

  test('weights that are none count for nothing', () => {
    const weights = [Number.NaN, 0, -1].map((weight) => ({ name: 'techno', weight }));
    expect(sortWords(weights).genres).toEqual([]);
    expect(sortWords([{ name: 'techno', weight: 7 }]).genres).toEqual([{ name: 'techno', weight: 1 }]);
  });

  test('the order of names does not matter', () => {
    const name = fc.constantFrom('techno', 'Dub Techno', 'goa', 'House', 'seen live', 'dark', 'Techno/House');
    const words = fc.array(fc.record({ name, weight: fc.double({ min: 0, max: 1, noNaN: true }) }));
    fc.assert(
      fc.property(words, (list) => {
        expect(sortWords([...list].reverse())).toEqual(sortWords(list));
      }),
    );
  });

  test('a vague word steps back beside one that says something, and stays when it is alone', () => {
    const both = [
      { name: 'electronic', weight: 1 },
      { name: 'techno', weight: 0.6 },
    ];
    expect(lessVague(both)).toEqual([
      { name: 'techno', weight: 0.6 },
      { name: 'electronic', weight: 0.25 },
    ]);
    expect(lessVague([{ name: 'electronic', weight: 1 }])).toEqual([{ name: 'electronic', weight: 1 }]);
  });
});
