import type { MemberId } from '../../domain/ids.ts';
import type { Source } from '../../domain/library.ts';
import { go } from '../actions/go.ts';
import { sourceAdd } from '../actions/sources.ts';
import { heading, message, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { sourceName } from './names.ts';

/** A source was added and is being read; the card of that job takes this message over. */
export const sourceAddedView = (source: Source, owner: MemberId, m: Messages): MessageView =>
  message('sources', [
    heading(m.sources.added.title),
    text(m.sources.added.says(sourceName(source, m))),
    row(secondary({ label: m.sources.title, id: go.id(owner, { way: 'sources' }) })),
  ]);

/** A source was taken out, with the way back. */
export const sourceRemovedView = (source: Source, owner: MemberId, m: Messages): MessageView =>
  message('sources', [
    heading(m.sources.removed.title),
    text(m.sources.removed.says(sourceName(source, m))),
    row(
      secondary({ label: m.sources.title, id: go.id(owner, { way: 'sources' }) }),
      source.readable &&
        secondary({
          label: m.sources.removed.undo,
          emoji: '↩️',
          id: sourceAdd.id(owner, { source: source.id }),
        }),
    ),
  ]);
