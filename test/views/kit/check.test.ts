import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { checkMessage, checkModal } from '../../../src/views/kit/check.ts';
import {
  file,
  gallery,
  heading,
  message,
  section,
  separator,
  small,
  text,
  thumbnail,
} from '../../../src/views/kit/components.ts';
import { linkButton, pager, primary, row, rows, secondary, select } from '../../../src/views/kit/controls.ts';
import type { MessageView } from '../../../src/views/kit/message.ts';
import { choiceField, modal, textField } from '../../../src/views/kit/modal.ts';
import { messagesFor } from '../../../src/views/messages/catalogue.ts';
import { expectValidMessage, expectValidModal } from '../../support/messages.ts';

const m = messagesFor('en');
const many = <T>(length: number, make: (at: number) => T): T[] => Array.from({ length }, (_, at) => make(at));
const option = (at: number) => ({ label: `o${at}`, value: String(at) });
const button = (at: number) => secondary({ label: `b${at}`, id: `b${at}` });
const picture = { url: 'https://img.example/a.png', alt: 'A cover' };
const png = { name: 'a.png', data: Buffer.from('x'), contentType: 'image/png', description: 'A chart' };

describe('checkMessage', () => {
  it('accepts what the kit builds', () => {
    expectValidMessage(
      message(
        'sources',
        [
          heading('Sources'),
          section(['One', text('Two', null, 'Three')], thumbnail(picture.url, picture.alt)),
          section(['Alone'], null),
          separator({ space: 'large' }),
          gallery([picture, { url: 'attachment://a.png', alt: 'A chart' }]),
          select({ id: 's', placeholder: 'Pick', options: many(25, option), min: 0, max: 25 }),
          row(
            primary({ label: 'Go', id: 'go' }),
            null,
            linkButton({ label: 'Open', url: 'https://x.example' }),
          ),
          ...rows(many(7, button)),
          pager({ page: 0, pages: 3, id: (page) => `p:${page}` }, m),
          row(),
          small('a\nb', false, 'c'),
        ],
        [png],
      ),
    );
  });

  const says = (
    problem: RegExp,
    children: Parameters<typeof message>[1],
    files?: Parameters<typeof message>[2],
  ) => ({
    problem,
    view: message('sources', children, files),
  });
  const nested: APIMessageTopLevelComponent = {
    type: 17,
    components: [{ type: 17, components: [] } as never],
  };

  it.each<{ problem: RegExp; view: MessageView }>([
    says(
      /41 components/,
      many(40, (at) => text(`t${at}`)),
    ),
    says(/4001 characters of text/, [text('x'.repeat(2_000)), text('y'.repeat(2_001))]),
    says(/text has 0 characters/, [text()]),
    says(/custom id twice: b1/, [row(button(1), button(1))]),
    says(/custom id has 101/, [row(secondary({ label: 'x', id: 'x'.repeat(101) }))]),
    says(/6 components in a row/, [row(...many(6, button))]),
    says(/button without label/, [row(secondary({ id: 'x' }))]),
    says(/↶ is not an emoji/, [row(secondary({ label: 'x', id: 'x', emoji: '↶' }))]),
    says(/26 options/, [select({ id: 's', placeholder: 'p', options: many(26, option) })]),
    says(/two options with one value/, [
      select({ id: 's', placeholder: 'p', options: [option(1), option(1)] }),
    ]),
    says(/choose 1 to 3 of 2/, [select({ id: 's', placeholder: 'p', options: many(2, option), max: 3 })]),
    says(/4 texts in a section/, [section(['a', 'b', 'c', 'd'], thumbnail(picture.url, 'x'))]),
    says(/11 pictures/, [gallery(many(11, () => picture))]),
    says(/alt text has 0/, [gallery([{ ...picture, alt: '' }])]),
    says(/picture without an address/, [gallery([{ ...picture, url: '' }])]),
    says(/no file called b\.png/, [file('b.png')], [png]),
    says(/file a\.png is not shown/, [text('x')], [png]),
    says(/0 components in a container/, []),
    { problem: /type 17 in a container/, view: { components: [nested] } },
    { problem: /without components/, view: { components: [] } },
  ])('refuses $problem', ({ problem, view }) => {
    expect(checkMessage(view).join('\n')).toMatch(problem);
  });
});

describe('checkModal', () => {
  const field = (at: number) => textField({ name: `f${at}`, label: 'Field', max: 6, placeholder: '123456' });

  it('accepts what the kit builds', () => {
    const options = many(2, option);
    const fields = [
      field(1),
      textField({
        name: 'note',
        label: 'Note',
        description: 'Anything',
        long: true,
        required: false,
        value: 'v',
        min: 0,
      }),
      choiceField({ name: 'c', label: 'Choice', placeholder: 'p', options }),
    ];
    expectValidModal(modal({ id: 'm', title: 'x'.repeat(60), fields }));
  });

  it.each([
    [/0 fields/, []],
    [/6 fields/, many(6, field)],
    [/custom id twice/, [field(1), field(1)]],
  ])('refuses %s', (problem, fields) => {
    expect(checkModal(modal({ id: 'm', title: 't', fields })).join('\n')).toMatch(problem);
  });
});

describe('pager', () => {
  it('needs two pages, and switches its ends off', () => {
    const id = (page: number) => `p:${page}`;
    expect(pager({ page: 0, pages: 1, id }, m)).toBeNull();
    const last = pager({ page: 2, pages: 3, id }, m);
    expect(last?.components.map((one) => ('disabled' in one ? one.disabled : false))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
