import type { TopBy } from '../../../domain/digests/content.ts';
import type { DigestPlace } from '../../../domain/digests/words.ts';

/** The card on which a digest is put together. Facts are formatted already. */
export const digestCard = {
  title: {
    channel: (channel: string) => `Digest in ${channel}`,
    member: 'Digest in your DMs',
  },
  draft: 'Not started yet: choose what it tells and when, then press “Start”.',
  times: (when: string) => `It comes ${when}.`,
  next: (when: string) => `Next one ${when}.`,
  tells: (blocks: string) => `It tells: ${blocks}`,
  block: (place: number, name: string) => `${place}. ${name}`,
  withSetting: (name: string, setting: string) => `${name} (${setting})`,
  language: {
    channel: (language: string) => `In ${language}. /digest edit changes language and time zone.`,
    member: 'In your own language. /digest edit changes the time zone.',
  } satisfies Record<DigestPlace, string | ((language: string) => string)>,
  choose: 'What it tells',
  first: 'What comes first',
  when: 'How often, and on which day',
  hour: 'At which hour',
  hourOf: (clock: string) => `at ${clock}`,
  daily: 'every day',
  weekly: (day: string) => `every ${day}`,
  monthly: (day: string) => `every month, ${day}`,
  dayOfMonth: (day: number) => (day === 31 ? 'on the last day' : `on day ${day}`),
  settings: {
    server_week: (order: string) => `What this server played, ${order}`,
    chart_movers: (chart: string) => `Who moves on ${chart}`,
    new_releases: (source: string) => `New releases as ${source} has them`,
  },
  by: { plays: 'by plays', listeners: 'by people' } satisfies Record<TopBy, string>,
  start: 'Start',
  pause: 'Pause',
  resume: 'Resume',
  preview: 'Preview',
  test: 'Test post',
  remove: 'Remove',
  change: 'Change',
  tested: (where: string) => `A test is on its way to ${where}.`,
  testedAlready: (where: string) => `A test is on its way to ${where} already; look there first.`,
};
