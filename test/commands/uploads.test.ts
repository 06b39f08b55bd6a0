import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Feature, handle, type UploadedFile } from '../../src/commands/command.ts';
import { action } from '../../src/views/actions/action.ts';
import { message, text } from '../../src/views/kit/components.ts';
import { fileField, modal } from '../../src/views/kit/modal.ts';
import { openEdge, type TestEdge } from '../support/edge.ts';
import { slash, submit } from '../support/interactions.ts';

const view = message('help', [text('Thank you')]);
const sent = action('test.sent', {});
let seen: readonly (UploadedFile | null)[] = [];

const feature: Feature = {
  commands: [
    {
      definition: {
        name: 'bring',
        description: 'd',
        options: [{ type: 11, name: 'file', description: 'd', required: true }],
      },
      routes: {
        '': {
          run: async (_request, options) => {
            seen = [options.file('file'), options.file('other')];
            return { kind: 'reply', view };
          },
        },
      },
    },
    {
      definition: { name: 'drop', description: 'd' },
      routes: {
        '': {
          opensForm: true,
          run: async ({ person }) => {
            const fields = [fileField({ name: 'files', label: 'Your export', max: 10 })];
            return { kind: 'modal', modal: modal({ id: sent.id(person.id, {}), title: 'Import', fields }) };
          },
        },
      },
    },
  ],
  actions: [
    handle({
      spec: sent,
      run: async (_request, _args, input) => {
        seen = input.files('files');
        return { kind: 'reply', view };
      },
    }),
  ],
};

const ID = '800000000000000001';
const attachment = (id: string, filename: string) => ({
  id,
  filename,
  size: 12,
  url: `http://127.0.0.1/a/${id}`,
  proxy_url: `http://127.0.0.1/p/${id}`,
  ephemeral: true,
});

let edge: TestEdge;
beforeAll(async () => {
  edge = await openEdge([feature]);
});
afterAll(() => edge[Symbol.asyncDispose]());
beforeEach(() => {
  seen = [];
});

it('hands over the file of an option', async () => {
  const raw = slash('bring', [{ name: 'file', type: 11, value: ID }]);
  const resolved = { attachments: { [ID]: attachment(ID, 'my data.zip') } };
  await edge.send({ ...raw, data: { ...raw.data, resolved } });
  expect(seen).toEqual([{ url: `http://127.0.0.1/a/${ID}`, name: 'my data.zip', size: 12 }, null]);
});

it('hands over the files of a form', async () => {
  const [opened] = await edge.send(slash('drop'));
  expect(opened?.body).toMatchObject({ type: 9 });
  const other = '800000000000000002';
  const customId = JSON.stringify(opened?.body).match(/v1:test\.sent:[^"]*/)?.[0] ?? '';
  const raw = submit(customId, {}, false);
  const components = [
    { type: 18, id: 0, component: { type: 19, id: 1, custom_id: 'files', values: [ID, other] } },
  ];
  const resolved = { attachments: { [ID]: attachment(ID, 'a.json'), [other]: attachment(other, 'b.json') } };
  await edge.send({ ...raw, data: { ...raw.data, components, resolved } });
  expect(seen.map((file) => file?.name)).toEqual(['a.json', 'b.json']);
});
