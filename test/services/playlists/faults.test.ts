import { describe, expect, test } from 'vitest';
import { RetryAfter } from '../../../src/errors.ts';
import type { PlaylistWriter } from '../../../src/providers/playlist-port.ts';
import { BAD_GATEWAY } from '../../support/playlist-server.ts';
import { alone, many, openPlaylistsWorld, uri, uris } from '../../support/playlists.ts';

/**
 * A playlist that an apply takes things out of, moves things in and adds things to: so long that none of it is better
 * done by writing it anew.
 */
const openWork = async () => {
  const world = await openPlaylistsWorld();
  const kept = many('a', 305);
  const id = await world.standing([...uris('x1', 'x2'), ...kept]);
  const [first = '', ...rest] = kept;
  const moved = [...rest.slice(0, 30), first, ...rest.slice(30)];
  const wanted = [...moved.slice(0, 80), ...uris('n1', 'n2'), ...moved.slice(80), uri('n3')];
  await world.want(id, wanted);
  return Object.assign(world, { id, wanted });
};

type Work = Awaited<ReturnType<typeof openWork>>;

const workCalls = async (): Promise<string[]> => {
  await using world = await openWork();
  await world.apply(world.id);
  return [...world.spotify.calls];
};

/** Applies until an apply ends well, as a job that is tried again would. */
const untilDone = async (world: Work) => {
  for (let times = 0; times < 5; times += 1) {
    const outcome = await world.apply(world.id).catch(() => null);
    if (outcome !== null && outcome.kind !== 'later') return outcome;
  }
  throw new Error('It never ended.');
};

const noMarks = async (world: Work) =>
  expect(await world.store.read.managedMarks.ofPlaylist(world.id)).toEqual([]);

const writes = [
  { when: 'before', reply: BAD_GATEWAY },
  { when: 'after', reply: BAD_GATEWAY },
  { when: 'after', reply: 'hang up' },
] as const;
const reads = [{ when: 'before', reply: 'hang up' }] as const;

describe('whatever a call meets, the end is the same', async () => {
  const calls = await workCalls();
  const cases = calls.flatMap((call, index) =>
    (call.startsWith('GET') ? reads : writes).map((fault) => [call, index, fault] as const),
  );

  test('there is something to break', () => {
    const kinds = ['DELETE', 'PUT', 'POST', 'GET'];
    expect(kinds.filter((method) => calls.some((call) => call.startsWith(method)))).toEqual(kinds);
  });

  test.each(cases)('%s (%i): %o', async (_, at, fault) => {
    await using world = await openWork();
    world.spotify.fault = (__, index) => (index === at ? fault : null);
    expect((await untilDone(world)).kind).not.toBe('problem');
    expect(await world.stands(world.id)).toEqual(world.wanted);
    await noMarks(world);
    expect(await world.apply(world.id)).toMatchObject({ kind: 'unchanged' });
  });

  test.each([2, 8])('every write of the first %i is taken and not answered', async (count) => {
    await using world = await openWork();
    let left = count;
    world.spotify.fault = (call) =>
      call.startsWith('GET') || left-- <= 0 ? null : { when: 'after', reply: BAD_GATEWAY };
    await untilDone(world);
    expect(await world.stands(world.id)).toEqual(world.wanted);
    await noMarks(world);
  });
});

describe('a process that dies', async () => {
  const calls = await workCalls();
  const died = new Error('The process is gone.');

  /** Everything it would have asked for after a moment fails. */
  const dying = (writer: PlaylistWriter, at: number, when: 'before' | 'after'): PlaylistWriter => {
    let calls = 0;
    const wrap =
      <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        const index = calls++;
        if (index > at || (index === at && when === 'before')) throw died;
        const answer = await call(...args);
        if (index === at) throw died;
        return answer;
      };
    return {
      create: wrap(writer.create),
      list: wrap(writer.list),
      details: wrap(writer.details),
      isKept: wrap(writer.isKept),
      entries: wrap(writer.entries),
      add: wrap(writer.add),
      remove: wrap(writer.remove),
      move: wrap(writer.move),
      replace: wrap(writer.replace),
      change: wrap(writer.change),
      unfollow: wrap(writer.unfollow),
    };
  };

  test.each(calls.flatMap((call, at) => [[call, at, 'before'] as const, [call, at, 'after'] as const]))(
    'at %s (%i), %s it: the next apply goes on',
    async (_, at, when) => {
      await using world = await openWork();
      const doomed = world.applyWith(dying(world.writer, at, when));
      await expect(doomed.apply(world.memberId, world.id, alone)).rejects.toBe(died);
      await world.apply(world.id);
      expect(await world.stands(world.id)).toEqual(world.wanted);
      await noMarks(world);
      expect(await world.store.read.managedRevisions.list(world.id)).toHaveLength(1);
    },
  );

  test.each(calls.map((call, at) => [call, at] as const))(
    'at %s (%i), and somebody edits before it comes back',
    async (_, at) => {
      await using world = await openWork();
      const doomed = world.applyWith(dying(world.writer, at, 'after'));
      await expect(doomed.apply(world.memberId, world.id, alone)).rejects.toBe(died);
      world.spotify.edit('new1', (all) => [...all.filter((one) => one !== uri('a1')), uri('mine')]);
      await world.apply(world.id);
      const expected = [...world.wanted.filter((one) => one !== uri('a1')), uri('mine')];
      expect([...(await world.stands(world.id))].sort()).toEqual(expected.sort());
    },
  );
});

describe('somebody edits meanwhile', async () => {
  const calls = await workCalls();

  test.each(calls.map((call, at) => [call, at] as const))('after %s (%i)', async (_, at) => {
    await using world = await openWork();
    world.spotify.meanwhile = (__, index) => {
      if (index === at) {
        world.spotify.edit('new1', (all) => [uri('mine'), ...all.filter((one) => one !== uri('a3'))]);
      }
    };
    await untilDone(world);
    // The next look has time to read what a long playlist was only glanced at for.
    await untilDone(world);
    const expected = [...world.wanted.filter((one) => one !== uri('a3')), uri('mine')];
    expect([...(await world.stands(world.id))].sort()).toEqual(expected.sort());
    const marks = await world.store.read.managedMarks.ofPlaylist(world.id);
    expect(marks.map(({ uri: of, kind }) => [of, kind]).sort()).toEqual([
      [uri('a3'), 'ban'],
      [uri('mine'), 'pin'],
    ]);
  });

  test('all the time: it is left alone and tried again later', async () => {
    await using world = await openWork();
    let edits = 0;
    world.spotify.meanwhile = () => world.spotify.edit('new1', (all) => [...all, uri(`mine${edits++}`)]);
    expect(await world.apply(world.id)).toEqual({ kind: 'later' });
    world.spotify.meanwhile = () => undefined;
    await untilDone(world);
    const stands = await world.stands(world.id);
    for (const one of [...world.wanted, ...many('mine', edits)]) expect(stands).toContain(one);
    expect(stands).toHaveLength(world.wanted.length + edits);
  });
});

describe('reads that lag behind writes', () => {
  test.each([1, 2, 3])('%i of them are not taken for somebody’s edits', async (reads) => {
    await using world = await openWork();
    let left = 0;
    world.spotify.lags = (call) => {
      if (!call.startsWith('GET')) left = reads;
      return call.startsWith('GET') && left-- > 0;
    };
    await untilDone(world);
    expect(await world.stands(world.id)).toEqual(world.wanted);
    await noMarks(world);
  });

  test('for long: it is tried again later, and nothing is doubled', async () => {
    await using world = await openWork();
    world.spotify.lags = (call) => call.startsWith('GET') && world.spotify.writes().length > 0;
    expect(await world.apply(world.id)).toEqual({ kind: 'later' });
    world.spotify.lags = () => false;
    await untilDone(world);
    expect(await world.stands(world.id)).toEqual(world.wanted);
    await noMarks(world);
  });

  test.each(['', '/items'])('of a short playlist%s are not taken for edits either', async (which) => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(many('a', 30));
    await world.want(id, [...many('a', 28), uri('n')]);
    let left = 0;
    world.spotify.lags = (call) => {
      if (!call.startsWith('GET')) left = 3;
      return call.startsWith('GET') && call.endsWith(which) && left-- > 0;
    };
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', added: 1, removed: 2 });
    expect(await world.stands(id)).toEqual([...many('a', 28), uri('n')]);
    expect(await world.store.read.managedMarks.ofPlaylist(id)).toEqual([]);
  });

  test('after an addition that was not answered do not double it', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(many('a', 30));
    await world.click(id, uri('n'));
    let left = 0;
    world.spotify.fault = (call) => {
      if (call.startsWith('GET') || world.spotify.writes().length > 1) return null;
      left = 2;
      return { when: 'after', reply: BAD_GATEWAY };
    };
    world.spotify.lags = (call) => call.startsWith('GET') && left-- > 0;
    await world.apply(id);
    expect(await world.stands(id)).toEqual([...many('a', 30), uri('n')]);
    expect(await world.store.read.managedMarks.ofPlaylist(id)).toEqual([]);
  });

  test('and come back with a version that is over do not undo anything later', async () => {
    await using world = await openWork();
    await world.apply(world.id);
    await world.click(world.id, uri('late'));
    let left = 2;
    world.spotify.lags = () => left-- > 0;
    await untilDone(world);
    expect(await world.stands(world.id)).toEqual([...world.wanted, uri('late')]);
    await noMarks(world);
  });
});

describe('Spotify asks to wait', () => {
  test.each([0, 2, 4])('for hours, after %i writes: nothing is lost', async (after) => {
    await using world = await openWork();
    const wait = { status: 429, headers: { 'retry-after': '7200' }, body: {} };
    world.spotify.fault = (call) =>
      !call.startsWith('GET') && world.spotify.writes().length > after
        ? { when: 'before', reply: wait }
        : null;
    const outcome = await world.apply(world.id).catch((error: unknown) => error);
    if (outcome instanceof RetryAfter) expect(outcome.at).toBeGreaterThan(world.clock.now());
    else expect(outcome).toMatchObject({ kind: 'applied' });
    world.spotify.fault = () => null;
    await world.apply(world.id);
    expect(await world.stands(world.id)).toEqual(world.wanted);
    await noMarks(world);
  });
});
