/** Discord's markdown as it looks on the screen, in letters alone. */

export interface MarkdownFacts {
  readonly now: number;
  readonly nameOf: (id: string) => string;
}

/** Where escaped characters wait while the marks around them are taken away. */
const PARKED = 0xe000;

export const plainMarkdown = (line: string, { now, nameOf }: MarkdownFacts): string =>
  line
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => String.fromCharCode(PARKED + sign.charCodeAt(0)))
    .replace(/^(#{1,3}|-#) /, '')
    .replace(/<t:(\d+)(?::(\w))?>/g, (_, seconds: string, style?: string) =>
      moment(Number(seconds) * 1_000, style, now),
    )
    .replace(/<[#@]!?(\d+)>/g, (_, id: string) => nameOf(id))
    .replace(/\[([^\]]*)\]\(<?([^)\s]+?)>?\)/g, '$1')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/(^|\s)\*(\S[^*]*)\*/g, '$1$2')
    .replace(/[\ue021-\ue07e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - PARKED));

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const moment = (at: number, style: string | undefined, now: number): string => {
  const date = new Date(at).toISOString();
  switch (style) {
    case 'R': {
      const [unit, ms] = UNITS.find(([, size]) => Math.abs(at - now) >= size) ?? (['second', 1_000] as const);
      return relative.format(Math.round((at - now) / ms), unit);
    }
    case 't':
      return `${date.slice(11, 16)} UTC`;
    case 'd':
    case 'D':
      return date.slice(0, 10);
    default:
      return `${date.slice(0, 10)} ${date.slice(11, 16)} UTC`;
  }
};
