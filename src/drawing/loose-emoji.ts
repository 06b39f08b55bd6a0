import type { SKRSContext2D } from '@napi-rs/canvas';

/**
 * Some emoji begin with a sign that is a letter by itself (❤, 🏳) and go on with one that is not (🔥, 🌈). Skia
 * takes them apart, unless an emoji stands before them: so one is put there, outside of what is drawn.
 */
const LOOSE = /^\p{Emoji}\ufe0f\u200d\p{Emoji_Presentation}/u;
const ANY_LOOSE = /\p{Emoji}\ufe0f\u200d\p{Emoji_Presentation}/u;
const LEADER = '😀';
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

interface Run {
  readonly text: string;
  readonly loose: boolean;
}

const runsOf = (line: string): Run[] => {
  const runs: Run[] = [];
  for (const { segment } of graphemes.segment(line)) {
    const loose = LOOSE.test(segment);
    const last = runs.at(-1);
    if (last === undefined || loose || last.loose) runs.push({ text: segment, loose });
    else runs[runs.length - 1] = { text: last.text + segment, loose };
  }
  return runs;
};

/** The width of a line as {@link fillLine} draws it. */
export const lineWidth = (context: SKRSContext2D, line: string): number => {
  const { width } = context.measureText(line);
  return ANY_LOOSE.test(line) ? runsOf(line).reduce((sum, run) => sum + runWidth(context, run), 0) : width;
};

const runWidth = (context: SKRSContext2D, { text, loose }: Run): number =>
  loose
    ? context.measureText(LEADER + text).width - context.measureText(LEADER).width
    : context.measureText(text).width;

/** Draws a line at its place, by the context's font and alignment. @param size of the font */
export const fillLine = (context: SKRSContext2D, line: string, x: number, y: number, size: number): void => {
  if (!ANY_LOOSE.test(line)) {
    context.fillText(line, x, y);
    return;
  }
  const width = lineWidth(context, line);
  const { textAlign } = context;
  let left = textAlign === 'right' ? x - width : textAlign === 'center' ? x - width / 2 : x;
  context.textAlign = 'left';
  for (const run of runsOf(line)) {
    const wide = runWidth(context, run);
    if (run.loose) {
      context.save();
      context.beginPath();
      context.rect(left, y - size * 1.5, wide, size * 2);
      context.clip();
      context.fillText(LEADER + run.text, left - context.measureText(LEADER).width, y);
      context.restore();
    } else context.fillText(run.text, left, y);
    left += wide;
  }
  context.textAlign = textAlign;
};
