import { beforeAll, describe, expect, test } from 'vitest';
import { featuresOf } from '../../src/app/features.ts';
import type { Feature } from '../../src/commands/command.ts';
import { createRouteTable } from '../../src/commands/edge/table.ts';
import { helpFeature } from '../../src/commands/help.ts';
import { helpCommands } from '../../src/commands/help-commands.ts';
import { helpTopics, topicOfCommand } from '../../src/domain/help.ts';
import { memberId } from '../../src/domain/ids.ts';
import { createStandingService } from '../../src/services/standing.ts';
import { go, ways } from '../../src/views/actions/go.ts';
import { helpMap } from '../../src/views/actions/help.ts';
import { helpTopicView } from '../../src/views/help-topics.ts';
import { languages } from '../../src/views/messages/catalogue.ts';
import { createManualClock } from '../support/clock.ts';
import { expectValidCommands } from '../support/commands.ts';
import { openTestStore } from '../support/database.ts';
import { person } from '../support/linking.ts';
import { customIdsOf, expectValidMessage, textsOf } from '../support/messages.ts';
import { createVisitor } from '../support/visitor.ts';

const anna = memberId('100000000000000001');
/** Services that nobody calls: what features declare needs none of them. */
const nothing: unknown = new Proxy(() => nothing, {
  get: (_, key) =>
    key === Symbol.iterator ? () => [].values() : key === Symbol.toPrimitive ? () => '' : nothing,
  apply: () => nothing,
});

describe('what Segue offers', () => {
  let features: readonly Feature[] = [];
  beforeAll(() => {
    features = featuresOf(nothing as Parameters<typeof featuresOf>[0]);
  });

  test('keeps Discord’s limits in every language, and every button leads somewhere', () => {
    expectValidCommands(features);
    expect(createRouteTable(features).missingWays).toEqual([]);
  });

  test('is found on the map: every command stands in an area, none of them is empty', () => {
    const names = features.flatMap(({ commands }) => commands.map(({ definition }) => definition.name));
    expect(names.filter((name) => topicOfCommand(name) === null)).toEqual([]);
    const told = helpCommands(features, 'en');
    expect(new Set(told.map(({ topic }) => topic))).toEqual(new Set(helpTopics));
    const paths = told.map(({ path }) => path);
    for (const path of [
      'import start',
      'export plays',
      'stats',
      'trending show',
      'privacy server on',
      'help',
    ]) {
      expect(paths).toContain(path);
    }
  });

  test.each(Object.keys(languages))('every area fits a message in %s', (language) => {
    const m = languages[language];
    if (m === undefined) throw new Error(language);
    const told = helpCommands(features, language);
    for (const topic of helpTopics) {
      const view = helpTopicView(topic, told, anna, m);
      expectValidMessage(view);
      const words = textsOf(view);
      for (const { path, says } of told.filter((command) => command.topic === topic)) {
        expect(words).toContain(`\`/${path}\` ${says}`);
      }
      expect(customIdsOf(view)).toContain(helpMap.id(anna, {}));
    }
    const open = told.flatMap(({ path }) => ways.filter((way) => way === path));
    const offered = helpTopics.flatMap((topic) => customIdsOf(helpTopicView(topic, told, anna, m)));
    for (const way of open.filter((one) => one !== 'help')) expect(offered).toContain(go.id(anna, { way }));
  });
});

test('from the map to an area and back; an area can be asked for at once', async () => {
  await using opened = openTestStore();
  const features: Feature[] = [];
  features.push(helpFeature({ standing: createStandingService(opened), features: () => features }));
  const visitor = createVisitor(features, createManualClock(), { ...person(1, 'Anna'), locale: 'de' });
  const map = await visitor.type('help');
  const area = await visitor.pick(map, 'Konten');
  expect(textsOf(area.view)).toContain('`/help` Was du gerade mit Segue machen kannst');
  const back = await visitor.press(area, 'Zum Wegweiser');
  expect(textsOf(back.view)).toBe(textsOf(map.view));
  expect(textsOf((await visitor.type('help', { topic: 'start' })).view)).toBe(textsOf(area.view));
});
