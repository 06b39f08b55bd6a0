/** The vocabulary of the catalogue. Every name is invented; a likeness to anybody is an accident of the dice. */

export const syllables = (
  'va ri mo ten ka lu so el na dri ar vel mi sha tor ne qui pel an ost wy fen gre hol jas ke lor mar nox ob pry ' +
  'rus sil tam ul ven wex yar zel bri cal dun es fal gor hy is'
).split(' ');

export const artistNouns = (
  'Lantern Harbour Pylon Meridian Static Orchard Cinder Vessel Tundra Prism Lattice Harrow Quarry Signal Canopy ' +
  'Marble Transit Garland Monsoon Velour Anvil Delta Ferry Gravel Hollow Ivory Junction Kiln Ledger Mosaic Nocturne ' +
  'Oblique Parlour Quiver Rampart Sable Thicket Umber Verge Willow'
).split(' ');

export const artistAdjectives = (
  'Paper Silent Northern Copper Electric Lower Midnight Second Velvet Broken Distant Golden Hidden Inner Lunar ' +
  'Minor Neon Outer Pale Quiet Rural Solar Tidal Upper Violet Wooden Young'
).split(' ');

export const firstNames = (
  'Aurel Mina Tomas Ines Ravi Salka Jonah Petra Noor Elio Freja Idris Luca Maren Niko Oriol Pia Quentin Runa Stellan ' +
  'Talia Umar Vera Wim Yara Zeno Bogdan Chiara Dario Emeka'
).split(' ');

export const lastNames = (
  'Varga Holm Okafor Lindqvist Moreau Tanaka Brandt Silva Novak Keller Ferrand Ibsen Castell Dvorak Engel Fontaine ' +
  'Grieve Halloran Ivers Jansen Korhonen Lacroix Marchetti Nyberg Osei Pavlov Quist Roth Sorel Thorne'
).split(' ');

export const titleNouns = (
  'Nightshift Undertow Afterglow Parallax Overpass Halogen Meltwater Cascade Driftwood Ember Fathom Glasshouse ' +
  'Horizon Interval Jetstream Kinetics Landfall Moonrise Nebula Outpost Pressure Quicksand Resonance Sunstroke ' +
  'Threshold Undercurrent Vertigo Waveform Yonder Zenith Backroom Carousel Daybreak Echoes Frequency Gravity Hours ' +
  'Islands Knots Lullaby Machines Nerves Orbit Patience Rivers Shadows Tension Voices Weather Windows'
).split(' ');

export const titleAdjectives = (
  'Cold Slow Last Blue Empty Endless First Heavy Hollow Little Long Open Perfect Quiet Red Sudden Tender Wild Warm ' +
  'White Burning Falling Running Sleeping Waiting'
).split(' ');

export const titleVerbs =
  'Hold Leave Carry Follow Remember Forget Break Trace Wake Turn Lose Find Keep Call Bring'.split(' ');

export const titleTails =
  'Me Home|It Down|You Now|The Line|The Morning|Them All|Us Under|This Way|The Night|The Light'.split('|');

export const labelNames = (
  'Blackline|Kopfsteg Records|Saltmarsh|Tidewater Tapes|Nordlys Musik|Ferrum|Quiet Corner|Palisade|Sub Rosa Nights|' +
  'Glasraum|Low Ceiling|Meadowbank|Orbit Dept.|Paper Boat Recordings|Redshift Audio|Sixpence|Third Rail|Umbra|' +
  'Velodrome|Westwerk Ton|Yellow Door|Zwischenraum|Amber Room|Basalt|Courtyard|Dust & Diamonds|Estuary|Foxglove|' +
  'Granit|Heliotrope|Inlet|Jupiter Street|Kaleidophon|Longshore'
).split('|');

export interface GenreFacts {
  name: string;
  bpm: [number, number];
  energy: number;
  danceability: number;
  valence: number;
  instrumentalness: number;
  /** Club music comes as singles with mixes; the rest as albums. */
  club: boolean;
  minutes: [number, number];
  share: number;
}

const genre = (
  name: string,
  bpm: [number, number],
  feel: [energy: number, danceability: number, valence: number, instrumentalness: number],
  club: boolean,
  minutes: [number, number],
  share: number,
): GenreFacts => ({
  name,
  bpm,
  energy: feel[0],
  danceability: feel[1],
  valence: feel[2],
  instrumentalness: feel[3],
  club,
  minutes,
  share,
});

export const genres: readonly GenreFacts[] = [
  genre('techno', [128, 142], [0.88, 0.72, 0.3, 0.85], true, [5.2, 8], 12),
  genre('hypnotic techno', [126, 134], [0.78, 0.74, 0.22, 0.9], true, [6, 9], 5),
  genre('melodic techno', [120, 126], [0.74, 0.7, 0.35, 0.7], true, [5.5, 8.5], 8),
  genre('deep house', [118, 124], [0.6, 0.8, 0.55, 0.55], true, [5, 7.5], 9),
  genre('tech house', [124, 130], [0.85, 0.82, 0.6, 0.6], true, [4.5, 7], 8),
  genre('drum and bass', [170, 176], [0.92, 0.6, 0.4, 0.5], true, [4, 6], 7),
  genre('trance', [132, 140], [0.9, 0.58, 0.5, 0.6], true, [5, 9], 5),
  genre('electro', [126, 136], [0.8, 0.75, 0.45, 0.65], true, [4.5, 6.5], 4),
  genre('ambient', [60, 95], [0.2, 0.25, 0.25, 0.95], false, [4, 11], 6),
  genre('downtempo', [78, 104], [0.45, 0.6, 0.4, 0.6], false, [3.5, 6], 5),
  genre('indie pop', [96, 132], [0.62, 0.62, 0.58, 0.05], false, [2.7, 4.4], 10),
  genre('synthpop', [104, 128], [0.7, 0.66, 0.6, 0.08], false, [3, 4.6], 6),
  genre('hip hop', [82, 100], [0.65, 0.78, 0.5, 0.02], false, [2.2, 4], 7),
  genre('alternative rock', [98, 160], [0.8, 0.5, 0.45, 0.06], false, [2.9, 5.2], 6),
  genre('jazz', [70, 180], [0.4, 0.5, 0.5, 0.6], false, [4, 9], 4),
  genre('metal', [100, 200], [0.95, 0.38, 0.3, 0.15], false, [3.2, 6.8], 3),
];

export const countries =
  'DE DE DE GB GB GB US US NL NL FR FR SE NO DK PL IT ES BR JP KR UA RO HU AT BE CA AU ZA NG'.split(' ');
