import { type Answer, empty, json, page } from '../http/answer.ts';
import { isObject } from '../http/call.ts';
import { createRuleQueue } from '../http/rules.ts';
import type { FaultAnswer, FaultRule, Faults, ProviderName } from './contract.ts';
import { type Provider, retryHeader } from './provider.ts';

export interface FaultDesk extends Faults {
  /** The fault this call meets, counted as met. `line` is `METHOD /path?query` of the provider. */
  take(provider: ProviderName, line: string): FaultAnswer | undefined;
}

export function createFaults(): FaultDesk {
  const rules = createRuleQueue<FaultRule>();
  /** Calls that fitted a rule, for rules that let some of them through. */
  const fitted = new Map<FaultRule, number>();
  const handles = new Set<{ rule: FaultRule; takeBack: () => void }>();
  return {
    add(rule) {
      const handle = { rule, takeBack: rules.add(rule) };
      handles.add(handle);
      return () => {
        handles.delete(handle);
        handle.takeBack();
      };
    },
    clear(provider) {
      for (const handle of handles) {
        if (provider !== undefined && handle.rule.provider !== provider) continue;
        handle.takeBack();
        handles.delete(handle);
      }
      fitted.clear();
    },
    list: rules.list,
    take: (provider, line) =>
      rules.take((rule) => {
        if (rule.provider !== undefined && rule.provider !== provider) return false;
        if (!matches(rule, line)) return false;
        if (rule.every === undefined) return true;
        const before = fitted.get(rule) ?? 0;
        fitted.set(rule, before + 1);
        return before % rule.every === 0;
      })?.answer,
  };
}

function matches({ on }: FaultRule, line: string): boolean {
  if (on === undefined) return true;
  return typeof on === 'string' ? line.includes(on) : new RegExp(on).test(line);
}

/** What is answered in place of the truth; undefined for the faults that need the true answer or none at all. */
export function instead(fault: FaultAnswer, provider: Provider): Answer | undefined {
  switch (fault.kind) {
    case 'rate-limit':
      return provider.tooFast(fault.retryAfter === undefined ? 2 : fault.retryAfter);
    case 'too-many':
      return {
        ...provider.failure(429),
        ...{ headers: retryHeader(fault.retryAfter === undefined ? 2 : fault.retryAfter) ?? {} },
      };
    case 'busy':
      return provider.busy();
    case 'status':
      return provider.failure(fault.status, fault.retryAfter);
    case 'html':
      return page(sorry, fault.status ?? 200);
    case 'empty':
      return empty(fault.status ?? 200);
    case 'other-shape':
      return json({ version: 3, data: [[], null, { items: 'moved' }] });
    case 'truncated':
    case 'hang':
    case 'reset':
    case 'slow':
    case 'giant':
    case 'no-entries':
      return undefined;
  }
}

/** A true answer with ballast: still JSON, far larger than anything that belongs there. */
export function inflated(answer: Answer, megabytes: number): Answer {
  const ballast = 'x'.repeat(megabytes * 1_000_000);
  const { body } = answer;
  if (body.kind !== 'json') return page(`<!-- ${ballast} -->`, answer.status);
  const value = isObject(body.value) ? { ...body.value, ballast } : [body.value, ballast];
  return { ...answer, body: { kind: 'json', value } };
}

/** A true answer without anything in its lists. */
export function emptied(answer: Answer): Answer {
  const { body } = answer;
  return body.kind === 'json' ? { ...answer, body: { kind: 'json', value: listless(body.value) } } : answer;
}

function listless(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, listless(part)]));
}

const sorry = `<!DOCTYPE html>
<html><head><title>Just a moment...</title></head>
<body><h1>Checking your browser</h1><p>This page checks that you are human.</p></body></html>
`;
