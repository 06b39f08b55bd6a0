import type { APIButtonComponent } from 'discord-api-types/v10';
import type { MemberId } from '../../domain/ids.ts';
import { importModes, type PlayImport } from '../../domain/listening/imports.ts';
import { go } from '../actions/go.ts';
import { importDrop, importNew, importShow, importStore, importUndo } from '../actions/imports.ts';
import { primary, secondary } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';

type Facts = Pick<PlayImport, 'id' | 'status'>;

/** What can be done with an import as it stands. */
export const importButtons = ({ id, status }: Facts, owner: MemberId, m: Messages): APIButtonComponent[] => {
  const t = m.imports;
  const fresh = secondary({ label: t.another, emoji: '📥', id: importNew.id(owner, {}) });
  const again = secondary({ label: t.refresh, emoji: '🔄', id: importShow.id(owner, { id }) });
  const undo = (label: string) =>
    secondary({ label, emoji: '↩️', id: importUndo.id(owner, { id, step: 'ask' }) });
  const store = (mode: (typeof importModes)[number], label: string, style = secondary) =>
    style({ label, id: importStore.id(owner, { id, mode }) });
  switch (status) {
    case 'ready':
      return [
        ...importModes.map((mode) =>
          store(mode, t.modes[mode].label, mode === 'merge' ? primary : secondary),
        ),
        secondary({ label: t.ready.drop, id: importDrop.id(owner, { id }) }),
      ];
    case 'stored':
      return [
        primary({ label: m.ways.top, emoji: '🏆', id: go.id(owner, { way: 'top' }) }),
        undo(t.stored.undo),
        fresh,
      ];
    case 'storing':
      return [again, undo(t.stored.undo)];
    case 'stopped':
      return [again, store('merge', t.stopped.go), undo(t.stored.undo)];
    case 'collecting':
    case 'reading':
    case 'undoing':
      return [again];
    case 'undone':
    case 'dropped':
      return [primary({ label: t.another, emoji: '📥', id: importNew.id(owner, {}) })];
  }
};
