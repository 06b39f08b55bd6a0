import type { WorldVerb } from '../../acts.ts';
import type { CallsView, PageState, PlaylistEntries, SegueView, WorldView } from '../../protocol.ts';
import { type Child, h } from '../dom.ts';
import { draw } from '../patch.ts';
import { clockText, timeElement } from '../time.ts';
import { accountPart } from './account.ts';
import { logPart } from './log.ts';
import { createParts, type Parts } from './parts.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface WorldPanel {
  draw(state: PageState): void;
  /** The world went on while Discord stood still. */
  drawWorld(world: WorldView): void;
}

/** The panel at the right: everything that is not Discord, and what a person there can do to it. */
export const createWorldPanel = (
  into: HTMLElement,
  act: (verb: WorldVerb) => void,
  entriesOf: (playlistId: string) => Promise<PlaylistEntries>,
): WorldPanel => {
  let latest: PageState | null = null;
  const entries = new Map<string, PlaylistEntries>();
  const loadedAt = new Map<string, number>();
  let generation = 0;
  const parts = createParts(act, () => latest !== null && show(latest));

  /** The entries of an unfolded playlist as last read; they are read again after every change of the world. */
  const entriesIn = (accountId: string, listId: string): PlaylistEntries | null => {
    if (!parts.isOpen(`list-${accountId}-${listId}`)) return null;
    if (loadedAt.get(listId) !== generation) {
      loadedAt.set(listId, generation);
      void entriesOf(listId).then((now) => {
        entries.set(listId, now);
        if (latest !== null) show(latest);
      });
    }
    return entries.get(listId) ?? null;
  };

  const show = (state: PageState): void => {
    latest = state;
    const { world } = state;
    draw(into, [
      clockPart(world.passing, parts),
      musicPart(parts),
      youPart(state, parts),
      h('h3', { 'data-key': 'h-accounts' }, 'Spotify accounts of this world'),
      ...world.accounts.map((view) => accountPart(view, parts, (listId) => entriesIn(view.id, listId))),
      h('h3', { 'data-key': 'h-trouble' }, 'Make trouble'),
      ...troubleParts(world, parts),
      h('h3', { 'data-key': 'h-segue' }, 'Inside Segue'),
      seguePart(world.segue, parts),
      callsPart(world.calls, parts),
      logPart(world.log, parts),
    ]);
  };
  return {
    draw: (state) => {
      generation += 1;
      show(state);
    },
    drawWorld: (world) => {
      if (latest !== null) show({ ...latest, world });
    },
  };
};

/** Remembered beside what is folded: that nobody shall listen while time passes. */
const SILENCE = 'silence';

const clockPart = (passing: boolean, { fold, press, toggle, isOpen, setOpen }: Parts): HTMLElement => {
  const listening = !isOpen(SILENCE);
  const on = (ms: number): WorldVerb => ({ verb: 'advance', ms, listening });
  const part = (name: string): HTMLElement => h('span', { 'data-clock': name }, clockText(name));
  return fold(
    'clock',
    h('b', {}, 'Time in this world'),
    h(
      'div',
      { class: 'clock', 'data-own': 'clock' },
      h('strong', { 'data-clock': 'time' }, clockText('time')),
      h('span', {}, part('date')),
      h('small', {}, part('zone')),
    ),
    h(
      'div',
      { class: 'row' },
      press('+10 min', on(HOUR / 6), { disabled: passing }),
      press('+1 h', on(HOUR), { disabled: passing }),
      press('+1 day', on(DAY), { disabled: passing }),
      press('+1 week', on(7 * DAY), { disabled: passing }),
    ),
    passing && h('p', { class: 'about', role: 'status' }, 'Time is passing…'),
    toggle(
      'People listen meanwhile',
      listening,
      (now) => setOpen(SILENCE, !now),
      'Whoever linked Spotify hears some music every day.',
    ),
  );
};

const musicPart = ({ fold, press }: Parts): HTMLElement =>
  fold(
    'music',
    h('b', {}, 'New music'),
    h('p', { class: 'about' }, 'Some of what Beatport sells comes to Spotify days or weeks later.'),
    press(
      'Late releases reach Spotify',
      { verb: 'deliverLate' },
      {
        title: 'Everything of the weeks Beatport was asked for, and of those to come',
      },
    ),
  );

const youPart = ({ me }: PageState, { fold, toggle, act }: Parts): HTMLElement =>
  fold(
    'you',
    h('b', {}, `You are ${me.name}`),
    h('p', { class: 'about' }, me.about),
    toggle(
      'Direct messages open',
      me.dmsOpen,
      (open) => act({ verb: 'setDirectMessages', open }),
      'Off: Discord refuses what Segue wants to send you.',
    ),
    toggle(
      'Segue installed for yourself',
      me.installed,
      (on) => act({ verb: 'setInstalled', on }),
      'On: its commands work everywhere, also where it is not.',
    ),
  );

const troubleParts = ({ troubles }: WorldView, { fold, toggle, press, act }: Parts): Child[] => {
  const groups = [...new Set(troubles.map(({ group }) => group))];
  return groups.map((group) => {
    const mine = troubles.filter((trouble) => trouble.group === group);
    const on = mine.filter((trouble) => trouble.on).length;
    return fold(
      `trouble-${group}`,
      h('span', {}, h('b', {}, group), on > 0 && h('span', { class: 'pill bad' }, `${on} on`)),
      ...mine.map(({ id, label, means, once, on: isOn }) =>
        once
          ? h(
              'div',
              { class: 'once' },
              h('span', { class: 'words' }, h('span', {}, label), h('small', {}, means)),
              press('Do it', { verb: 'fault', id, on: true }),
            )
          : toggle(label, isOn, (next) => act({ verb: 'fault', id, on: next }), means),
      ),
    );
  });
};

const standings: Readonly<Record<SegueView['standing'], string>> = {
  running: 'running',
  starting: 'not connected to Discord',
  stopped: 'stopped',
};

const seguePart = ({ standing, why, pages }: SegueView, { fold, press }: Parts): HTMLElement =>
  fold(
    'segue',
    h(
      'span',
      {},
      h('b', {}, 'Process'),
      h('span', { class: `pill ${standing === 'running' ? 'good' : 'bad'}` }, standings[standing]),
    ),
    h('p', { class: 'about' }, why ?? `Its own pages are at ${pages}.`),
    h(
      'div',
      { class: 'row' },
      standing === 'stopped' ? press('Start', { verb: 'segue', what: 'start' }) : null,
      standing === 'stopped'
        ? null
        : press('Stop', { verb: 'segue', what: 'stop' }, { title: 'SIGTERM: it ends its work in order' }),
      standing === 'stopped'
        ? null
        : press(
            'Kill',
            { verb: 'segue', what: 'kill' },
            { danger: true, title: 'SIGKILL: nothing that was promised may get lost' },
          ),
    ),
  );

const callsPart = (calls: readonly CallsView[], { fold }: Parts): HTMLElement => {
  const total = calls.reduce((sum, { count }) => sum + count, 0);
  const blocked = calls.filter(({ blockedUntil }) => blockedUntil !== null).length;
  return fold(
    'calls',
    h(
      'span',
      {},
      h('b', {}, 'Calls in 24 hours'),
      h('span', { class: 'pill' }, total.toLocaleString('en')),
      blocked > 0 && h('span', { class: 'pill bad' }, `${blocked} resting`),
    ),
    calls.length === 0
      ? h('p', { class: 'about' }, 'None yet: it calls only when there is something to do.')
      : null,
    ...calls.map(({ provider, bucket, count, limit, blockedUntil }) =>
      h(
        'div',
        { class: 'meter' },
        h(
          'span',
          {},
          `${provider} ${bucket}`,
          blockedUntil !== null &&
            h('small', { class: 'bad' }, 'resting, back ', timeElement(blockedUntil, 'R')),
        ),
        h(
          'b',
          {},
          count.toLocaleString('en'),
          limit !== null && h('small', {}, ` of ${limit.toLocaleString('en')}`),
        ),
        limit === null
          ? null
          : h('progress', { value: Math.min(count, limit), max: limit, 'aria-label': `${bucket} budget` }),
      ),
    ),
  );
};
