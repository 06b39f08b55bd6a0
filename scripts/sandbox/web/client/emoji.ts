/**
 * Discord shows emoji as pictures of its own, so does this page: the ones Segue uses look the same on every machine,
 * fonts or not. Each is a list of shapes in 24 units: `fill` colour and path, or a `-` before the colour for a line.
 */
type Shape = readonly [colour: string, path: string];

const arrows = 'M5 11a7 7 0 0 1 12-4l2 2m0-5v5h-5M19 13a7 7 0 0 1-12 4l-2-2m0 5v-5h5';
const star = 'm12 2.5 2.9 6.3 6.9.8-5.1 4.7 1.4 6.8L12 17.7l-6.1 3.4 1.4-6.8-5.1-4.7 6.9-.8L12 2.5Z';
const tile = 'M4 2h16a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2Z';
const blue = '#5dadec';
const red = '#dd2e44';
const green = '#77b255';
const gold = '#ffcc4d';
const grey = '#99aab5';
const dark = '#67757f';
const disc = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z';
const heart = 'M12 20.5S3 15 3 8.8A4.8 4.8 0 0 1 12 6.4a4.8 4.8 0 0 1 9 2.4C21 15 12 20.5 12 20.5Z';
const note = 'M9 17.5a3 3 0 1 1-2-2.8V5l12-2.5V15a3 3 0 1 1-2-2.8V6L9 7.7v9.8Z';

const drawings: Readonly<Record<string, readonly Shape[]>> = {
  '🔄': [
    [blue, tile],
    ['-#fff', arrows],
  ],
  '🔁': [
    [blue, tile],
    ['-#fff', 'M6 12V8h11l-3-3m4 7v4H7l3 3'],
  ],
  '📣': [
    [red, 'M3 10v4l12 5V5L3 10Z'],
    [grey, 'M15 5h2.5v14H15zM6 15.5l1.5 5H11l-1.5-3.5z'],
    ['-#ffcc4d', 'M20 9.5a4 4 0 0 1 0 5'],
  ],
  '⚠': [
    [gold, 'M12 2.5 1.5 21h21L12 2.5Z'],
    ['#231f20', 'M11 9h2l-.3 6h-1.4L11 9Zm0 7.5h2v2h-2z'],
  ],
  '▶': [
    [blue, tile],
    ['#fff', 'M8 6v12l10-6z'],
  ],
  '◀': [
    [blue, tile],
    ['#fff', 'M16 6v12L6 12z'],
  ],
  '⏸': [
    [blue, tile],
    ['#fff', 'M7 6h3.5v12H7zM13.5 6H17v12h-3.5z'],
  ],
  '🔒': [
    ['-#99aab5', 'M7.5 11V8a4.5 4.5 0 0 1 9 0v3'],
    [gold, 'M5 10.5h14V21H5z'],
  ],
  '🔓': [
    ['-#99aab5', 'M7.5 11V7a4.5 4.5 0 0 1 8.5-2'],
    [gold, 'M5 10.5h14V21H5z'],
  ],
  '🔎': [
    ['-#8899a6', 'M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z'],
    ['-#c1694f', 'm15 15 5.5 5.5'],
  ],
  '🔍': [
    ['-#8899a6', 'M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z'],
    ['-#c1694f', 'm15 15 5.5 5.5'],
  ],
  '👀': [
    [
      '#f5f8fa',
      'M6.5 4a4 4.8 0 0 1 4 8 4 8 0 0 1-8 0 4 8 0 0 1 4-8Zm11 0a4 4.8 0 0 1 4 8 4 8 0 0 1-8 0 4 8 0 0 1 4-8Z',
    ],
    ['#292f33', 'M8 9.5a2 2.6 0 1 1-.1 5.2A2 2.6 0 0 1 8 9.5Zm11 0a2 2.6 0 1 1-.1 5.2A2 2.6 0 0 1 19 9.5Z'],
  ],
  '🟢': [['#78b159', disc]],
  '🟠': [['#f4900c', disc]],
  '🔴': [[red, disc]],
  '🟡': [[gold, disc]],
  '⚪': [['#e6e7e8', disc]],
  '🔗': [['-#8899a6', 'M10 14 14 10m-3-4 2-2a4.2 4.2 0 0 1 6 6l-2 2m-4 6-2 2a4.2 4.2 0 0 1-6-6l2-2']],
  '📚': [
    [red, 'M3 16h17v4H3z'],
    [blue, 'M5 11h16v4H5z'],
    [green, 'M4 6h15v4H4z'],
    ['#f5f8fa', 'M17 17h3v2h-3zM18 12h3v2h-3zM16 7h3v2h-3z'],
  ],
  '💚': [[green, heart]],
  '❤': [[red, heart]],
  '♥': [[red, heart]],
  '🎵': [[blue, note]],
  '🎶': [[blue, note]],
  '🎤': [
    [grey, 'M15.5 3a5.5 5.5 0 1 1-4 9.3A5.5 5.5 0 0 1 15.5 3Z'],
    [dark, 'm10 10 4 4-9.5 7.5L3 20z'],
  ],
  '🎧': [
    ['-#67757f', 'M4.5 15v-3a7.5 7.5 0 0 1 15 0v3'],
    [blue, 'M3 14h4v7H3zM17 14h4v7h-4z'],
  ],
  '☑': [
    [blue, tile],
    ['-#fff', 'm6.5 12.5 4 4L18 8'],
  ],
  '✅': [
    [green, tile],
    ['-#fff', 'm6.5 12.5 4 4L18 8'],
  ],
  '✓': [['-currentColor', 'm5 12.5 4.5 4.5L19 7.5']],
  '✗': [['-currentColor', 'M6 6l12 12M18 6 6 18']],
  '✕': [['-currentColor', 'M6 6l12 12M18 6 6 18']],
  '❌': [['-#dd2e44', 'M5 5l14 14M19 5 5 19']],
  '⟳': [['-currentColor', 'M18.5 8A7.5 7.5 0 1 0 19.5 12m-.5-8v4.5h-4.5']],
  '↶': [['-currentColor', 'M8 5 4 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11h-4']],
  '★': [['#ffac33', star]],
  '⭐': [['#ffac33', star]],
  '⏭': [
    [blue, tile],
    ['#fff', 'M5 7v10l6-5zM11 7v10l6-5zM17 7h2v10h-2z'],
  ],
  '✏': [
    [gold, 'm4 20 1.5-5L16 4.5 19.5 8 9 18.5z'],
    [dark, 'm4 20 .8-2.700 1.900 1.900z'],
  ],
  '📌': [
    [red, 'm13 3 8 8-2.5.6-4 4-.5 3.400-8-8 3.400-.5 4-4z'],
    ['-#99aab5', 'm9 15-5.5 5.5'],
  ],
  '💿': [
    [grey, disc],
    ['#e1e8ed', 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z'],
  ],
  '🗑': [
    [grey, 'M6 8h12l-1 13H7zM4 5h16v2H4zM9.5 3h5v2h-5z'],
    ['-#67757f', 'M10 11v7M14 11v7'],
  ],
  '📄': [
    ['#e1e8ed', 'M6 2.5h8l5 5v14H6z'],
    ['-#99aab5', 'M9 11h7M9 14h7M9 17h7'],
  ],
  '🎛': [
    [dark, 'M3 4h18v16H3z'],
    ['-#ccd6dd', 'M7.5 7v10M12 7v10M16.5 7v10'],
    [gold, 'M6 9h3v3H6zM10.5 13h3v3h-3zM15 8h3v3h-3z'],
  ],
  '⏳': [
    ['#c1694f', 'M5 2h14v2.5H5zM5 19.5h14V22H5z'],
    [gold, 'M7 5h10c0 4-3 5-4 7 1 2 4 3 4 7H7c0-4 3-5 4-7-1-2-4-3-4-7Z'],
  ],
  '🔔': [[gold, 'M12 2.5c4 0 6 3 6 7v4l2 4H4l2-4v-4c0-4 2-7 6-7ZM9.5 18.5h5a2.5 2.5 0 0 1-5 0Z']],
  '📈': [
    ['#e1e8ed', 'M2 3h20v18H2z'],
    ['-#dd2e44', 'm5 16 5-5 3 3 6-7'],
  ],
  '↩': [
    [blue, tile],
    ['-#fff', 'M9 6 5 10l4 4M5 10h9a4 4 0 0 1 0 8h-3'],
  ],
  '⏯': [
    [blue, tile],
    ['#fff', 'M5 6v12l7-6zM13.5 6H16v12h-2.5zM17.5 6H20v12h-2.5z'],
  ],
  '🔀': [
    [blue, tile],
    ['-#fff', 'M4 7h4l7 10h5l-2.5-2.5M20 17l-2.5 2.5M4 17h4l2-3m3-4 2-3h5l-2.5-2.5M20 7l-2.5 2.5'],
  ],
  '🔢': [
    [blue, tile],
    ['-#fff', 'M5.5 9 8 7v10M12 9.5c0-4 6.5-3 6 .5-.3 2.2-5.5 4-6 7h6.5'],
  ],
  '💾': [
    ['#31373d', 'M3 3h15l3 3v15H3z'],
    ['#e1e8ed', 'M6 12h12v9H6z'],
    [grey, 'M7 3h9v6H7zm5 1v4h2.5V4z'],
  ],
  '🧱': [
    [
      '#c1694f',
      'M2 5h9v4H2zm10.5 0H22v4h-9.5zM2 10h5v4H2zm6.5 0h8v4h-8zm9.5 0H22v4h-4zM2 15h9v4H2zm10.5 0H22v4h-9.5z',
    ],
  ],
  '🕑': [
    ['#fff', disc],
    ['-#67757f', disc],
    ['-#31373d', 'M12 6.5V12l4-2.5'],
  ],
  '🚫': [['-#dd2e44', 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM6 6l12 12']],
  '⛔': [
    [red, disc],
    ['#fff', 'M6 10.5h12v3H6z'],
  ],
  '➕': [['#31373d', 'M10 3h4v7h7v4h-7v7h-4v-7H3v-4h7z']],
  '❔': [['-#99aab5', 'M8 8.5c0-6 9-5 8 .5-.5 2.5-4 3-4 6m0 4v1.5']],
  '✉': [
    ['#e1e8ed', 'M2 5h20v14H2z'],
    ['-#99aab5', 'm2.5 6 9.5 7 9.5-7'],
  ],
  '⌨': [
    [grey, 'M2 6h20v12H2z'],
    [
      '#fff',
      'M4 8h3v2H4zm4.5 0h3v2h-3zM13 8h3v2h-3zm4.5 0H20v2h-2.5zM4 11.5h3v2H4zm4.5 0h3v2h-3zm4.5 0h3v2h-3zm4.5 0H20v2h-2.5zM7 15h10v1.5H7z',
    ],
  ],
  '🌙': [[gold, 'M15 2.5a9.5 9.5 0 1 0 6.5 13A8 8 0 0 1 15 2.5Z']],
  '🥇': [
    [red, 'M7 2h4l1 6H9zm10 0h-4l-1 6h3z'],
    [gold, 'M12 8a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z'],
    ['-#9e5200', 'm10.5 13 2-1.5V18'],
  ],
  '🥈': [
    [red, 'M7 2h4l1 6H9zm10 0h-4l-1 6h3z'],
    ['#ccd6dd', 'M12 8a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z'],
    ['-#67757f', 'M10 13c.5-2 4-2 4 0s-4 3-4 5h4'],
  ],
};

const known = Object.keys(drawings)
  .sort((a, b) => b.length - a.length)
  .join('|');
const pattern = new RegExp(`(${known})\uFE0F?`, 'u');
const SVG = 'http://www.w3.org/2000/svg';

const pictureOf = (emoji: string): SVGSVGElement => {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'emoji');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', emoji);
  for (const [colour, outline] of drawings[emoji] ?? []) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', outline);
    if (colour.startsWith('-')) {
      path.setAttribute('stroke', colour.slice(1));
      path.setAttribute('class', 'stroke');
    } else path.setAttribute('fill', colour);
    svg.append(path);
  }
  return svg;
};

/** Text with its emoji as pictures; one that has no drawing stays as it is. */
export const withEmoji = (text: string): DocumentFragment => {
  const out = document.createDocumentFragment();
  let rest = text;
  for (let hit = pattern.exec(rest); hit !== null; hit = pattern.exec(rest)) {
    out.append(rest.slice(0, hit.index), pictureOf(hit[1] ?? ''));
    rest = rest.slice(hit.index + hit[0].length);
  }
  out.append(rest);
  return out;
};
