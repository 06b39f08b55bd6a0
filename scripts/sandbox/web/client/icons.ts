/** Line drawings for the page's own chrome: they look the same whatever fonts a machine has. 24 units square. */
const paths = {
  hash: 'M9 4 7 20M17 4l-2 16M4 9h16M3.5 15h16',
  megaphone: 'M4 10v4h3l8 4V6l-8 4H4Zm4 4 1 5h2l-1-4M18.5 9a4 4 0 0 1 0 6',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 9a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14a6.5 6.5 0 0 1 3.5 6',
  blocked: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.7 5.7l12.6 12.6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Zm9.5 2.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z',
  chevron: 'm7 10 5 5 5-5',
  close: 'M6 6l12 12M18 6 6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  world:
    'M4 7h9m5 0h2M4 17h3m5 0h8M15.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-6 10a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5V12l3.2 2',
  play: 'M8 5.5v13l10.5-6.5L8 5.5Z',
  heart: 'M12 20S4 15 4 9.2A4.2 4.2 0 0 1 12 7a4.2 4.2 0 0 1 8 2.2C20 15 12 20 12 20Z',
  plus: 'M12 5v14M5 12h14',
  up: 'M12 19V6m-5.5 5.5L12 6l5.5 5.5',
  down: 'M12 5v13m-5.5-5.5L12 18l5.5-5.5',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.3 10.5v6M13.7 10.5v6',
  sun: 'M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM12 2.5v2m0 15v2M2.5 12h2m15 0h2M5.3 5.3l1.4 1.4m10.6 10.6 1.4 1.4m0-13.4-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  external: 'M10 5H5.5v13.5H19V14M13.5 4.5h6v6M19 5l-8.5 8.5',
  file: 'M7 3.5h7l4.5 4.5v12.5H7V3.5Zm6.5.5v4.5H18',
  upload: 'M12 16V5m-4.5 4.5L12 5l4.5 4.5M5 15v4.5h14V15',
  warning: 'M12 4 2.8 19.5h18.4L12 4Zm0 5.5v5m0 2.3v.4',
  bolt: 'M13 3 5 13.5h6L10.5 21 19 10h-6.5L13 3Z',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1M4.5 12h.1M4.5 17.5h.1',
  music:
    'M9 18V6l10-2v11.5M9 18a2.8 2.8 0 1 1-5.6 0A2.8 2.8 0 0 1 9 18Zm10-2.5a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0Z',
  send: 'M4 12 20 4.5 15.5 20l-4-6.5L4 12Zm7.5 1.5 4-4',
} as const;

export type IconName = keyof typeof paths;

const SVG = 'http://www.w3.org/2000/svg';

/** A decoration: what it means stands beside it, or is the name of the button it sits in. */
export const icon = (name: IconName, extra = ''): SVGSVGElement => {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon ${extra}`.trim());
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
};
