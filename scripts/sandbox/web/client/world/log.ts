import type { LogLine } from '../../protocol.ts';
import { h } from '../dom.ts';
import { formatTime } from '../time.ts';
import type { Parts } from './parts.ts';

/** Segue's log, newest first: one line per thing that happened. */
export const logPart = (lines: readonly LogLine[], { fold }: Parts): HTMLElement => {
  const bad = lines.filter(({ level }) => level !== 'info').length;
  return fold(
    'log',
    h('span', {}, h('b', {}, 'Log'), bad > 0 && h('span', { class: 'pill warn' }, `${bad} to look at`)),
    h(
      'ul',
      { class: 'log' },
      ...lines
        .toReversed()
        .map(({ id, at, level, half, text }) =>
          h(
            'li',
            { class: level, 'data-key': `log-${id}` },
            h('small', {}, `${formatTime(at, 'T')} ${half}`),
            h('span', {}, text),
          ),
        ),
    ),
  );
};
