import type { NamedProvider } from '../../domain/accounts/listeners.ts';
import type { MemberId } from '../../domain/ids.ts';
import { linkName, linkNamed } from '../actions/linking.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import type { MessageView, ModalView } from '../kit/message.ts';
import { modal, textField } from '../kit/modal.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** `/link service:`: what a place of plays brings, and the button to its form. */
export const byNameView = (provider: NamedProvider, owner: MemberId, m: Messages): MessageView => {
  const { about, services } = m.linkingByName;
  return message('accounts', [
    heading(about.title(services[provider])),
    text(about.text(services[provider]), about.how[provider]),
    row(primary({ label: about.open, id: linkName.id(owner, { provider }) })),
  ]);
};

/** Other places than Spotify, below the way to it: nothing where this Segue can read from none. */
export const insteadParts = (providers: readonly NamedProvider[], owner: MemberId, m: Messages) =>
  providers.length === 0
    ? []
    : [
        small(m.linkingByName.instead),
        row(
          ...providers.map((provider) =>
            secondary({ label: m.linkingByName.services[provider], id: linkName.id(owner, { provider }) }),
          ),
        ),
      ];

/** The form for the name. */
export const nameForm = (provider: NamedProvider, owner: MemberId, m: Messages): ModalView => {
  const { form, services } = m.linkingByName;
  const field = textField({
    name: 'name',
    label: form.field[provider],
    description: form.hint[provider],
    min: 1,
    max: 200,
  });
  return modal({
    id: linkNamed.id(owner, { provider }),
    title: form.title(services[provider]),
    fields: [field],
  });
};

/** It was written down; the card of the job takes this message's place. @param name null: a token says it */
export const lookingView = (provider: NamedProvider, name: string | null, m: Messages): MessageView => {
  const { looking, services } = m.linkingByName;
  return message('accounts', [
    heading(looking.title(services[provider])),
    text(name === null ? looking.token : looking.name(escapeText(name, 60))),
  ]);
};
