import { describe, expect, test } from 'vitest';
import { type ParsedTitle, parseTitle } from '../../../src/domain/matching/title.ts';
import { kindsOf } from '../../../src/domain/matching/traits.ts';

/** The title, then what it should be taken apart into, in one line: core | subtitles | feat | kinds by who # detail year */
const inOneLine = ({ core, subtitles, feat, version }: ParsedTitle): string => {
  const kinds = version.kind === 'other' && version.traits === 0 ? ['other'] : kindsOf(version.traits);
  const parts = [
    subtitles.map(({ text }) => ` ~ ${text}`).join(''),
    feat.map((name) => ` + ${name}`).join(''),
    kinds.length === 0 ? '' : ` | ${kinds.join(' ')}`,
    version.by.map((name) => ` by ${name}`).join(''),
    version.detail.map((word) => ` #${word}`).join(''),
    version.year === null ? '' : ` ${version.year}`,
  ];
  return `${core}${parts.join('')}`;
};

const parsed = (title: string, mix?: string): string => inOneLine(parseTitle(title, mix));

describe('versions', () => {
  test.each([
    ['Undertow', 'Undertow'],
    ['Undertow (Original Mix)', 'Undertow'],
    ['Undertow - Original Mix', 'Undertow'],
    ['Undertow (Album Version)', 'Undertow'],
    ['Undertow [Main Mix]', 'Undertow'],
    ['Undertow (Extended Mix)', 'Undertow | extended'],
    ['Undertow - Extended', 'Undertow | extended'],
    ['Undertow Extended Mix', 'Undertow | extended'],
    ['Undertow(Extended Mix)', 'Undertow | extended'],
    ['Undertow (12" Mix)', 'Undertow | extended'],
    ['Undertow - 12 Inch Version', 'Undertow | extended'],
    ['Undertow (Full Length Version)', 'Undertow | extended'],
    ['Undertow (Radio Edit)', 'Undertow | radio edit'],
    ['Undertow - Single Version', 'Undertow | radio'],
    ['Undertow (7" Mix)', 'Undertow | radio'],
    ['Undertow (Edit)', 'Undertow | edit'],
    ['Undertow (Club Mix)', 'Undertow | club'],
    ['Undertow - Extended Club Mix', 'Undertow | extended club'],
    ['Undertow (Dub)', 'Undertow | dub'],
    ['Undertow (A Dub)', 'Undertow | dub'],
    ['Undertow - Instrumental Mix', 'Undertow | instrumental'],
    ['Undertow (Inst.)', 'Undertow | instrumental'],
    ['Undertow (A Cappella)', 'Undertow | acapella'],
    ['Undertow [Accapella]', 'Undertow | acapella'],
    ['Undertow (VIP)', 'Undertow | vip'],
    ['Undertow - VIP Mix', 'Undertow | vip'],
    ['Undertow (Bootleg)', 'Undertow | bootleg'],
    ['Undertow (Nova Lane Flip)', 'Undertow | bootleg by Nova Lane'],
    ['Undertow vs. Halogen (Nova Lane Mashup)', 'Undertow vs. Halogen | mashup by Nova Lane'],
    ['Undertow (Acoustic)', 'Undertow | acoustic'],
    ['Undertow (MTV Unplugged Version)', 'Undertow | acoustic'],
    ['Undertow - Demo', 'Undertow | demo'],
    ['Undertow (Home Demo from 1981)', 'Undertow ~ Home Demo from 1981'],
    ['Undertow (Sped Up Version)', 'Undertow | sped_up'],
    ['Undertow (Slowed + Reverb)', 'Undertow | slowed'],
    ['Undertow - Slowed & Reverb', 'Undertow | slowed'],
    ['Undertow (Karaoke Version)', 'Undertow | karaoke'],
    ['Undertow (In the Style of Nova Lane)', 'Undertow | karaoke'],
    ['Undertow (Originally Performed by Nova Lane)', 'Undertow | karaoke'],
    ['Undertow (Cover)', 'Undertow | cover'],
    ['Undertow (Nova Lane Cover)', 'Undertow | cover'],
    ['Undertow (Tribute to Nova Lane)', 'Undertow | cover'],
    ["Undertow (Taylor's Version)", 'Undertow | re_recorded'],
    ['Undertow (Re-Recorded)', 'Undertow | re_recorded'],
    ['Undertow - Mono', 'Undertow | mono'],
    ['Undertow (Stereo Mix)', 'Undertow | stereo'],
    ['Undertow (Explicit)', 'Undertow | explicit'],
    ['Undertow (Album Version (Explicit))', 'Undertow | explicit'],
    ['Undertow (Clean)', 'Undertow | clean'],
    ['Undertow (Reprise)', 'Undertow | other #reprise'],
    ['Undertow (Sunset Mix)', 'Undertow | other #sunset'],
    ['Undertow (Piano Version)', 'Undertow | other #piano'],
    ['Undertow - 2019 Mix', 'Undertow | other #2019 2019'],
    ['Undertow (Deluxe Mix)', 'Undertow | other #special'],
    ['Undertow - Take 2', 'Undertow | other #2 #take'],
  ])('%s', (title, expected) => {
    expect(parsed(title)).toBe(expected);
  });
});

describe('remixes', () => {
  test.each([
    ['Undertow (Remix)', 'Undertow | remix'],
    ['Undertow (Nova Lane Remix)', 'Undertow | remix by Nova Lane'],
    ['Undertow - Nova Lane Remix', 'Undertow | remix by Nova Lane'],
    ["Undertow (Dixon's Remix)", 'Undertow | remix by Dixon'],
    ['Undertow (Nova Lane Mix)', 'Undertow | remix by Nova Lane'],
    ['Undertow (Nova Lane RMX)', 'Undertow | remix by Nova Lane'],
    ['Undertow (Mina A. Remix)', 'Undertow | remix by Mina A.'],
    ['Undertow (Âme Remix)', 'Undertow | remix by Âme'],
    ['Undertow (Кино Remix)', 'Undertow | remix by Кино'],
    ['Undertow (Remixed by Nova Lane)', 'Undertow | remix by Nova Lane'],
    ['Undertow (Nova Lane & Mina Holm Remix)', 'Undertow | remix by Nova Lane & Mina Holm'],
    ['Undertow - Nova Lane Extended Remix', 'Undertow | remix extended by Nova Lane'],
    ['Undertow (Nova Lane Remix) [Radio Edit]', 'Undertow | remix radio edit by Nova Lane'],
    ['Undertow (Nova Lane Remix Edit)', 'Undertow | remix edit by Nova Lane'],
    ['Undertow (Nova Lane Remix 2)', 'Undertow | remix by Nova Lane #2'],
    ['Undertow (Nova Lane Sunset Remix)', 'Undertow | remix by Nova Lane #sunset'],
    ["Undertow (Nova's In Search of Sunrise Remix)", 'Undertow | remix by Nova In Search of Sunrise'],
    ['Undertow (Nova Lane Rework)', 'Undertow | rework by Nova Lane'],
    ['Undertow - Nova Lane Re-Edit', 'Undertow | edit by Nova Lane'],
    ['Undertow (Nova Lane Dub)', 'Undertow | dub by Nova Lane'],
    ['Undertow (Nova Lane VIP Mix)', 'Undertow | vip by Nova Lane'],
    ['Undertow (Nova Lane Vocal Mix)', 'Undertow | remix by Nova Lane #vocal'],
    ['Undertow (Nova Lane Club Mix)', 'Undertow | remix club by Nova Lane'],
    ['Undertow (Church Version)', 'Undertow | rework by Church'],
    ['Undertow (Nova Lane Remix) - Mixed', 'Undertow | mixed remix by Nova Lane'],
    ['Undertow (Nova Lane Remix - Mixed)', 'Undertow | mixed remix by Nova Lane'],
    ['Undertow (Nova Lane (UK) Remix)', 'Undertow | remix by Nova Lane'],
    ['Undertow - Nova Lane (UK) Extended Remix', 'Undertow | remix extended by Nova Lane'],
    ['Undertow (10 Years of Nova Lane Remix)', 'Undertow | remix by 10 Years of Nova Lane'],
    ['Undertow - Mixed', 'Undertow | mixed'],
    ['Undertow [Mixed]', 'Undertow | mixed'],
    ['Undertow (Mix Cut)', 'Undertow | mixed'],
    ['Undertow (Continuous DJ Mix)', 'Undertow | mixed'],
  ])('%s', (title, expected) => {
    expect(parsed(title)).toBe(expected);
  });
});

describe('concerts and editions', () => {
  test.each([
    ['Undertow - Live', 'Undertow | live'],
    ['Undertow (Live)', 'Undertow | live'],
    ['Undertow (Live Version)', 'Undertow | live'],
    ['Undertow - Live at Kopfsteg', 'Undertow | live #kopfsteg'],
    ['Undertow (Live in Paris, 1999)', 'Undertow | live #paris #1999'],
    ['Undertow - Harbour Session', 'Undertow | live #harbour'],
    ['Undertow - Recorded at the Harbour', 'Undertow | live #harbour'],
    ['Undertow - Live at Kopfsteg - Remastered 2011', 'Undertow | live remaster #kopfsteg 2011'],
    ['Undertow - Live / Remastered', 'Undertow | live remaster'],
    ['Undertow - Remastered 2011', 'Undertow | remaster 2011'],
    ['Undertow (2011 Remaster)', 'Undertow | remaster 2011'],
    ['Undertow - 2011 - Remaster', 'Undertow | remaster 2011'],
    ['Undertow [2004 Digital Remaster]', 'Undertow | remaster 2004'],
    ['Undertow (Remastered Version)', 'Undertow | remaster'],
    ['Undertow - Single Version; 2017 Remaster', 'Undertow | radio remaster 2017'],
    ['Undertow - Mono / Remastered', 'Undertow | remaster mono'],
    ['Undertow (Bonus Track)', 'Undertow'],
    ['Undertow - Bonus Track', 'Undertow'],
    ['Undertow (Deluxe Edition)', 'Undertow'],
    ['Undertow (From "The Deep")', 'Undertow'],
    ['Undertow - From "The Deep" Soundtrack', 'Undertow'],
    ['Undertow - From "The Deep"/Soundtrack Version', 'Undertow'],
    ["Undertow (Love Theme from 'The Deep')", 'Undertow'],
    ['Undertow (From Me to You)', 'Undertow ~ From Me to You'],
    ['Undertow [From The Vault]', 'Undertow'],
    ['Undertow (Official Video)', 'Undertow'],
    ['Undertow [Official Audio HD]', 'Undertow'],
    ['Undertow [BLK012]', 'Undertow'],
    ['Undertow (prod. Nova Lane)', 'Undertow'],
    ['Undertow [Free Download]', 'Undertow'],
  ])('%s', (title, expected) => {
    expect(parsed(title)).toBe(expected);
  });
});

describe('guests', () => {
  test.each([
    ['Undertow (feat. Nova Lane)', 'Undertow + Nova Lane'],
    ['Undertow [ft. Nova Lane]', 'Undertow + Nova Lane'],
    ['Undertow feat. Nova Lane', 'Undertow + Nova Lane'],
    ['Undertow Featuring Nova Lane', 'Undertow + Nova Lane'],
    ['Undertow w/ Nova Lane', 'Undertow + Nova Lane'],
    ['Undertow (with Nova Lane)', 'Undertow + Nova Lane'],
    ['Undertow (with The Lanterns)', 'Undertow + The Lanterns'],
    ['Undertow (& Nova Lane)', 'Undertow + Nova Lane'],
    ['Undertow (feat. Nova Lane (UK))', 'Undertow + Nova Lane'],
    ['Undertow feat. Nova Lane - Mina Holm Remix', 'Undertow + Nova Lane | remix by Mina Holm'],
    ['Undertow (Mina Holm Remix) [feat. Nova Lane]', 'Undertow + Nova Lane | remix by Mina Holm'],
    ['Undertow (Mina Holm Remix feat. Nova Lane)', 'Undertow + Nova Lane | remix by Mina Holm'],
    ['Undertow (With You)', 'Undertow ~ With You'],
    ['One (With or Without You)', 'One ~ With or Without You'],
    ['Six ft Under', 'Six + Under'],
    ['6 ft Under', '6 ft Under'],
    ['Defeat', 'Defeat'],
    ['Feat of Strength', 'Feat of Strength'],
  ])('%s', (title, expected) => {
    expect(parsed(title)).toBe(expected);
  });
});

describe('words that are the title', () => {
  test.each([
    ['Live', 'Live'],
    ['Mix', 'Mix'],
    ['Remix', 'Remix'],
    ['Original Mix', 'Original Mix'],
    ['Radio Edit', 'Radio Edit'],
    ['Live Forever', 'Live Forever'],
    ['Live and Let Die - Live', 'Live and Let Die | live'],
    ['Long Live', 'Long Live'],
    ['Mixed Emotions', 'Mixed Emotions'],
    ['Dub Be Good to Me', 'Dub Be Good to Me'],
    ['Video Killed the Radio Star', 'Video Killed the Radio Star'],
    ['Remix (I Like The)', 'Remix ~ I Like The'],
    ['Undertow (In the Mix)', 'Undertow ~ In the Mix'],
    ['Undertow (Back to Dub)', 'Undertow ~ Back to Dub'],
    ['Undertow (Love on the Radio)', 'Undertow ~ Love on the Radio'],
    ['Undertow (Long)', 'Undertow | extended'],
    ['Blue (Da Ba Dee)', 'Blue ~ Da Ba Dee'],
    ["(I Can't Get No) Satisfaction", "Satisfaction ~ I Can't Get No"],
    ['(Interlude)', 'Interlude'],
    ['(Interlude) - Live', 'Interlude | live'],
    ['[untitled 03]', 'untitled 03'],
    ['[untitled 03] [Original Mix]', 'untitled 03'],
    ['re(work)', 're(work)'],
    ['Smile :)', 'Smile :)'],
    ['Undertow (Extended', 'Undertow | extended'],
    ['A / B', 'A / B'],
    ['A-Punk', 'A-Punk'],
    ['Undertow - Halogen', 'Undertow ~ Halogen'],
    ['C:\\sound\\test.wav', 'C:\\sound\\test.wav'],
    ['https://example.com/listen', 'https://example.com/listen'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['{{name}} %s %(x)d', '%s %(x)d ~ name'],
    ['', ''],
    ['   ', ''],
    ['()', '()'],
    ['-', '-'],
    ['🔥🔥🔥 (Extended Mix)', '🔥🔥🔥 | extended'],
    ['紅蓮華 (Gurenge)', '紅蓮華 ~ Gurenge'],
    ['さくら（独唱）', 'さくら ~ 独唱'],
    ['夜のドライブ -Acoustic ver.-', '夜のドライブ | acoustic'],
    ['Интро (Ночь) [Remix]', 'Интро ~ Ночь | remix'],
    [
      'No. 5 in B♭ Minor, Op. 9: II. Largo (After the Rain) [2004 Digital Remaster]',
      'No. 5 in B♭ Minor, Op. 9: II. Largo ~ After the Rain | remaster 2004',
    ],
  ])('%s', (title, expected) => {
    expect(parsed(title)).toBe(expected);
  });
});

describe('a mix name beside the title', () => {
  test.each([
    ['Undertow', 'Original Mix', 'Undertow'],
    ['Undertow', '', 'Undertow'],
    ['Undertow', 'Extended Mix', 'Undertow | extended'],
    ['Undertow feat. Nova Lane', 'Original Mix', 'Undertow + Nova Lane'],
    ['Undertow (Nova Lane Remix)', 'Original Mix', 'Undertow | remix by Nova Lane'],
    ['Undertow (Nova Lane Remix)', 'Extended Mix', 'Undertow | remix extended by Nova Lane'],
    ['Undertow (Original Mix)', 'Original Mix', 'Undertow'],
    ['Undertow', 'Nova Lane Remix feat. Mina Holm', 'Undertow + Mina Holm | remix by Nova Lane'],
    ['Undertow', 'Nova Lane (UK) Remix', 'Undertow | remix by Nova Lane'],
    ['Undertow', 'original mix', 'Undertow'],
    ['Undertow', 'Existential Mix', 'Undertow | remix by Existential'],
    ['Undertow', 'Nova Lane Salty Love Dub', 'Undertow | dub by Nova Lane Salty Love'],
    ['Undertow', 'Album', 'Undertow'],
    ['Undertow', 'Single', 'Undertow | radio'],
    ['Born Slippy', 'Nuxx', 'Born Slippy ~ Nuxx | other'],
    ['Live', 'Live', 'Live | live'],
  ])('%s [%s]', (title, mix, expected) => {
    expect(parsed(title, mix)).toBe(expected);
  });

  test('is the label of the version as it was written', () => {
    expect(parseTitle('Undertow', 'Original Mix').version).toMatchObject({
      kind: 'original',
      label: 'Original Mix',
    });
    expect(parseTitle('Undertow').version.label).toBeNull();
    expect(parseTitle('Undertow (Live)', 'Extended Mix').version.label).toBe('Live / Extended Mix');
  });
});
