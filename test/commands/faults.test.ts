import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, type Feature, handle } from '../../src/commands/command.ts';
import { settingsFeature } from '../../src/commands/settings.ts';
import { memberId } from '../../src/domain/ids.ts';
import { AppError } from '../../src/errors.ts';
import { action } from '../../src/views/actions/action.ts';
import { dmsOpen } from '../../src/views/actions/settings.ts';
import { message, text } from '../../src/views/kit/components.ts';
import { modal, textField } from '../../src/views/kit/modal.ts';
import { type Reply, refusal } from '../support/discord-rest.ts';
import { openEdge, type TestEdge } from '../support/edge.ts';
import { ANNA, APPLICATION, button, slash, snowflake, submit } from '../support/interactions.ts';

const V2 = 32_768;
const PRIVATE = 64;
const CALLBACK = /callback$/;
const ORIGINAL = /messages\/@original$/;
const DEFER = 20;
const show = (words: string) => message('help', [text(words)]);
const work = action('test.work', {});
const open = modal({ id: 'm', title: 't', fields: [textField({ name: 'f', label: 'l' })] });

/** A command and a button that answer after a while. */
const slow = (answer: Answer, ms = 60): Feature => {
  const run = async () => {
    await sleep(ms);
    return answer;
  };
  const options = [{ type: 5, name: 'public', description: 'd' } as const];
  return {
    commands: [{ definition: { name: 'work', description: 'd', options }, routes: { '': { run } } }],
    actions: [handle({ spec: work, run })],
  };
};
const quick = (answer: Answer): Feature => slow(answer, 0);

let edge: TestEdge;
/** @param deferAfterMs far away unless the test is about it */
const opened = async (feature: Feature, deferAfterMs = 30_000): Promise<TestEdge> => {
  edge = await openEdge([feature], { deferAfterMs });
  return edge;
};
afterEach(() => edge[Symbol.asyncDispose]());

const steps = (
  sent: readonly { method: string; path: string; body: { type?: number; flags?: number } | null }[],
) =>
  sent.map(({ method, path, body }) =>
    `${method} ${path.split('/').at(-1)} ${body?.type ?? body?.flags ?? ''}`.trim(),
  );
const token = /^token/;
const names = (sent: Parameters<typeof steps>[0]) =>
  steps(sent).map((step) => step.replace(/token\d+/, 'webhook'));
const isPublic = [{ name: 'public', type: 5, value: true }];

describe('a handler that takes its time is deferred by itself', () => {
  const reply = { kind: 'reply', view: show('done') } as const;

  it.each<[string, Answer, object, string[]]>([
    ['private command', reply, slash('work'), ['POST callback 5', `PATCH @original ${V2}`]],
    [
      'public command',
      { ...reply, public: true },
      slash('work', isPublic),
      ['POST callback 5', `PATCH @original ${V2}`],
    ],
    [
      'private answer to a public command',
      reply,
      slash('work', isPublic),
      ['POST callback 5', 'DELETE @original', `POST webhook ${V2 | PRIVATE}`],
    ],
    [
      'button that updates',
      { ...reply, kind: 'update' },
      button(work.id(null, {})),
      ['POST callback 6', `PATCH @original ${V2}`],
    ],
    [
      'button that replies',
      reply,
      button(work.id(null, {})),
      ['POST callback 6', `POST webhook ${V2 | PRIVATE}`],
    ],
    [
      'button that shares',
      { ...reply, public: true },
      button(work.id(null, {})),
      ['POST callback 6', `POST webhook ${V2}`],
    ],
    [
      'form over a message',
      { ...reply, kind: 'update' },
      submit(work.id(null, {}), {}),
      ['POST callback 6', `PATCH @original ${V2}`],
    ],
    [
      'form from a command',
      reply,
      submit(work.id(null, {}), {}, false),
      ['POST callback 5', `PATCH @original ${V2}`],
    ],
  ])('%s', async (_, answer, raw, expected) => {
    const sent = await (await opened(slow(answer), DEFER)).send(raw);
    expect(names(sent)).toEqual(expected);
    expect(edge.log.events.at(-1)).toMatchObject({ outcome: 'ok' });
  });

  it('a deferred reply carries no flag but the private one', async () => {
    const [privately] = await (await opened(slow(reply), DEFER)).send(slash('work'));
    expect(privately?.body).toEqual({ type: 5, data: { flags: PRIVATE } });
    const [publicly] = await edge.send(slash('work', isPublic));
    expect(publicly?.body).toEqual({ type: 5, data: { flags: 0 } });
  });

  it('an error after the deferral is told in the same place', async () => {
    const failing: Feature = {
      commands: [],
      actions: [
        handle({
          spec: work,
          run: async () => Promise.reject(await sleep(60, new AppError('NOT_LINKED', {}))),
        }),
      ],
    };
    const sent = await (await opened(failing, DEFER)).send(button(work.id(null, {})));
    expect(names(sent)).toEqual(['POST callback 6', `POST webhook ${V2 | PRIVATE}`]);
    expect(JSON.stringify(sent[1]?.body)).toContain('No Spotify account yet');
  });

  it('a form that comes too late is explained instead of opened', async () => {
    const sent = await (await opened(slow({ kind: 'modal', modal: open }), DEFER)).send(
      button(work.id(null, {})),
    );
    expect(names(sent)).toEqual(['POST callback 6', `POST webhook ${V2 | PRIVATE}`]);
    expect(JSON.stringify(sent[1]?.body)).toContain('That took too long');
  });

  it('files follow with the edit', async () => {
    const png = { name: 'a.png', data: Buffer.from('x'), contentType: 'image/png', description: 'd' };
    const sent = await (
      await opened(slow({ kind: 'reply', view: { ...show('x'), files: [png] } }), DEFER)
    ).send(slash('work'));
    expect(sent[1]?.files).toEqual(['a.png']);
  });
});

describe('faults of the connection to Discord', () => {
  const reply: Answer = { kind: 'reply', view: show('done') };

  it.each<[string, Reply[], string, number]>([
    ['40060: our first try had arrived', [refusal(400, 40060)], 'ok', 1],
    ['a 502 that was none: the second try says 40060', [{ status: 502 }, refusal(400, 40060)], 'ok', 2],
    ['a broken connection', ['hangUp'], 'ok', 2],
    ['10062: nobody waits any more', [refusal(404, 10062)], 'expired', 1],
    ['50027: the token is over', [refusal(401, 50027)], 'expired', 1],
  ])('%s', async (_, replies, outcome, requests) => {
    await opened(quick(reply));
    edge.discord.answer('POST', CALLBACK, ...replies);
    const sent = await edge.send(slash('work'));
    expect(sent).toHaveLength(requests);
    expect(edge.log.events.at(-1)).toMatchObject({ level: 'info', outcome });
    expect(edge.router.counts).toMatchObject({ [outcome]: 1, failed: 0 });
  });

  it('an answer that Discord refuses is told as our fault, with an id', async () => {
    await opened(quick(reply));
    edge.discord.answer('POST', CALLBACK, refusal(400, 50035, 'Invalid Form Body'));
    const sent = await edge.send(slash('work'));
    expect(JSON.stringify(sent[1]?.body)).toContain('`id0`');
    expect(edge.log.events.at(-1)).toMatchObject({ level: 'error', outcome: 'failed', errorId: 'id0' });
  });

  it('Discord down: logged once, nothing thrown, the next one works', async () => {
    await opened(quick(reply));
    edge.discord.answer('POST', CALLBACK, ...Array.from({ length: 4 }, () => ({ status: 503 })));
    await edge.send(slash('work'));
    expect(edge.log.events.filter(({ level }) => level === 'error')).toHaveLength(1);
    await edge.send(slash('work'));
    expect(edge.log.events.at(-1)).toMatchObject({ outcome: 'ok' });
  });

  it('a deferral whose receipt was lost twice still ends in an edit', async () => {
    await opened(slow(reply), DEFER);
    edge.discord.answer('POST', CALLBACK, { status: 502 }, { status: 502 }, refusal(400, 40060));
    const sent = await edge.send(slash('work'));
    expect(names(sent)).toEqual([
      'POST callback 5',
      'POST callback 5',
      'POST callback 4',
      `PATCH @original ${V2}`,
    ]);
    expect(edge.log.events.at(-1)).toMatchObject({ outcome: 'ok' });
  });

  it.each([
    ['after 15 minutes', refusal(401, 50027)],
    ['after the person dismissed it', refusal(404, 10008)],
    ['of a webhook that is gone', refusal(404, 10015)],
  ])('an edit %s is not a failure', async (_, reply404) => {
    await opened(slow(reply), DEFER);
    edge.discord.answer('PATCH', ORIGINAL, reply404);
    await edge.send(slash('work'));
    expect(edge.log.events.at(-1)).toMatchObject({ level: 'info', outcome: 'expired' });
  });
});

describe('what a reconnect brings', () => {
  it('the same interaction twice is answered once', async () => {
    await opened(quick({ kind: 'reply', view: show('x') }));
    const raw = slash('work');
    expect(await edge.send(raw, raw)).toHaveLength(1);
    expect(await edge.send(raw)).toHaveLength(0);
    expect(edge.router.counts).toMatchObject({ ok: 1, duplicate: 2 });
  });

  it('an interaction past its three seconds is dropped', async () => {
    await opened(quick({ kind: 'reply', view: show('x') }));
    const now = Date.now();
    await edge.send(slash('work', [], { createdAt: now }));
    expect(await edge.send(slash('work', [], { createdAt: now - 4_000 }))).toHaveLength(0);
    expect(await edge.send(slash('work', [], { createdAt: now - 1_000 }))).toHaveLength(1);
    expect(edge.router.counts).toMatchObject({ ok: 2, stale: 1 });
  });
});

describe('members at the door', () => {
  const anna = memberId(ANNA);
  const answer: Answer = { kind: 'reply', view: show('x') };

  it('exist before their first handler runs, and are written once for many at once', async () => {
    let existed: boolean | null = null;
    const feature: Feature = {
      commands: [
        {
          definition: { name: 'who', description: 'd' },
          routes: {
            '': {
              run: async ({ person }) => {
                existed = (await edge.test.store.read.members.find(person.id)) !== null;
                return answer;
              },
            },
          },
        },
      ],
      actions: [],
    };
    await opened(feature);
    await edge.send(slash('who'));
    expect(existed).toBe(true);
    const crowd = Array.from({ length: 100 }, (_, at) =>
      slash('who', [], { user: snowflake(Date.now() + at) }),
    );
    await edge.send(...crowd);
    expect(edge.router.counts).toMatchObject({ ok: 101, failed: 0 });
  });

  it('are not written because they pressed somebody else’s button', async () => {
    await opened(quick(answer));
    await edge.send(button(work.id(memberId('100000000000000077'), {})));
    expect(await edge.test.store.read.members.find(anna)).toBeNull();
  });

  it('are told once that their DMs are closed, after their answer, and can say that they are open', async () => {
    edge = await openEdge((members) => [quick(answer), settingsFeature({ members })]);
    await edge.test.store.transaction(async (tx) => {
      await tx.members.see({ id: anna, locale: 'en-GB' }, 1);
      await tx.members.setDmClosed(anna, 2);
    });
    const first = await edge.send(slash('work'));
    expect(names(first)).toEqual(['POST callback 4', `POST webhook ${V2 | PRIVATE}`]);
    expect(first[1]?.path).toContain(`/webhooks/${APPLICATION}/`);
    expect(first[1]?.path.split('/').at(-1)).toMatch(token);
    expect(JSON.stringify(first[1]?.body)).toContain(dmsOpen.id(anna, {}));
    expect(await edge.send(slash('work'))).toHaveLength(1);
    await edge.send(button(dmsOpen.id(anna, {})));
    expect(await edge.test.store.read.members.find(anna)).toMatchObject({ dmClosedAt: null });
  });

  it('who write in the DM channel have it open: no notice', async () => {
    await opened(quick(answer));
    await edge.test.store.transaction(async (tx) => {
      await tx.members.see({ id: anna, locale: 'en-GB' }, 1);
      await tx.members.setDmClosed(anna, 2);
    });
    expect(await edge.send(slash('work', [], { guild: null }))).toHaveLength(1);
    expect(await edge.test.store.read.members.find(anna)).toMatchObject({ dmClosedAt: null });
  });

  it('cannot be noted while the database is read-only: said in a sentence, not lost', async () => {
    await opened(quick(answer));
    const full = new AppError('STORAGE', { why: 'full' });
    const members = { ...edge.members, isKnown: () => false, ensure: () => Promise.reject(full) };
    await using other = await openEdge([quick(answer)], { members });
    const sent = await other.send(slash('work'));
    expect(JSON.stringify(sent[0]?.body)).toContain('The disk that Segue runs on is full');
  });
});
