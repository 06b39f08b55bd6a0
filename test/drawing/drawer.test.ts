import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Scene } from '../../src/domain/pictures.ts';
import { createDrawer, type Drawer } from '../../src/drawing/drawer.ts';
import { createMemoryLog } from '../support/log.ts';

const scene: Scene = { width: 20, height: 10, background: '#14151a', nodes: [] };
const covers = new Map<string, Uint8Array>();
const LONG = 20_000;

const folder = mkdtempSync(join(tmpdir(), 'segue-drawer-'));
afterAll(() => rmSync(folder, { recursive: true }));

const drawerOf = (name: string, code?: string): Drawer & Disposable => {
  const path = join(folder, `${name}.mjs`);
  if (code !== undefined) writeFileSync(path, code);
  const drawer = createDrawer({ log: createMemoryLog(), ...(code === undefined ? {} : { program: path }) });
  return Object.assign(drawer, { [Symbol.dispose]: drawer.stop });
};

describe('the process that draws', () => {
  it('draws one picture after the other, with covers and names of any script', async () => {
    using drawer = drawerOf('real');
    const pngs = await Promise.all([0, 1, 2].map(() => drawer.draw(scene, covers, LONG)));
    for (const png of pngs)
      expect(
        Buffer.from(png ?? [])
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
  });

  it('that dies of one picture draws the next one', async () => {
    using drawer = drawerOf(
      'dies',
      `process.on('message', ({ id, scene }) => {
        if (scene.width === 1) process.kill(process.pid, 'SIGSEGV');
        else process.send({ id, png: Uint8Array.of(id) });
      });`,
    );
    const [dead, alive] = await Promise.all([
      drawer.draw({ ...scene, width: 1 }, covers, LONG),
      drawer.draw(scene, covers, LONG),
    ]);
    expect(dead).toBeNull();
    expect(alive).not.toBeNull();
  });

  it('that cannot be started, fails or takes too long means no picture', async () => {
    using broken = drawerOf('broken', 'process.exit(3)');
    using failing = drawerOf(
      'failing',
      `process.on('message', ({ id }) => process.send({ id, failed: 'no' }));`,
    );
    using silent = drawerOf('silent', `process.on('message', () => undefined);`);
    expect(await broken.draw(scene, covers, LONG)).toBeNull();
    expect(await failing.draw(scene, covers, LONG)).toBeNull();
    const waiting = [0, 1, 2].map(() => silent.draw(scene, covers, 50));
    expect(await Promise.all(waiting)).toEqual([null, null, null]);
  });

  it('lets nobody wait behind a crowd, and nobody at all when it stops', async () => {
    using silent = drawerOf('silent', `process.on('message', () => undefined);`);
    const waiting = Array.from({ length: 30 }, () => silent.draw(scene, covers, LONG));
    silent.stop();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([null]));
  });
});
