import type { LogLine } from './protocol.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Keeps the newest of Segue's log lines, each as a short sentence. */
export const createLogLines = (keep: number, nameOf: (personId: string) => string | null) => {
  const lines: LogLine[] = [];
  let count = 0;
  return {
    lines: (): readonly LogLine[] => lines,
    add: (raw: Raw, now: number): void => {
      const level = Number(raw['level'] ?? 50);
      count += 1;
      lines.push({
        id: count,
        at: typeof raw['time'] === 'number' ? raw['time'] : now,
        level: level >= 50 ? 'error' : level >= 40 ? 'warn' : 'info',
        half: said(raw['half']),
        text: sentence(raw, nameOf),
      });
      if (lines.length > keep) lines.shift();
    },
  };
};

const said = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

const sentence = (raw: Raw, nameOf: (personId: string) => string | null): string => {
  const parts = [...wordsOf(raw, nameOf), problemOf(raw['err'])];
  return parts.filter((part) => part !== '').join(' · ');
};

const wordsOf = (raw: Raw, nameOf: (personId: string) => string | null): string[] => {
  const ms = raw['totalMs'] === undefined ? '' : `${Math.round(Number(raw['totalMs']))} ms`;
  const outcome = said(raw['outcome']);
  switch (raw['event']) {
    case 'interaction': {
      const what =
        raw['kind'] === 'command' ? `/${said(raw['name'])}` : `${said(raw['kind'])} ${said(raw['name'])}`;
      const ack = raw['ackMs'] === null ? '' : `acknowledged in ${Math.round(Number(raw['ackMs']))} ms`;
      return [what, nameOf(said(raw['member'])) ?? '', outcome, said(raw['code']), ack];
    }
    case 'job':
      return [`job ${said(raw['id'])} ${said(raw['kind'])}`, outcome, said(raw['why']), ms];
    case 'provider': {
      const status = said(raw['status']);
      const call = `${said(raw['provider'])} ${said(raw['method'])} ${said(raw['path'])}`;
      return [call, status === '' ? outcome : status, ms];
    }
    case 'post':
      return [`post ${said(raw['outbox'])}`, outcome];
    case 'web':
      return [`page ${said(raw['method'])} ${said(raw['route'])}`, said(raw['status']), ms];
    case 'lifecycle':
      return [said(raw['what']), said(raw['detail'])];
    default:
      return [said(raw['text'] ?? raw['msg'] ?? JSON.stringify(raw))];
  }
};

const problemOf = (error: unknown): string => {
  const message: unknown = Reflect.get(Object(error), 'message');
  return typeof message === 'string' ? message : '';
};
