import type { Core } from './core.ts';
import { channelPermissions, may, PERMISSION } from './permissions.ts';
import type { Channel, Message } from './state.ts';
import { walkComponents } from './validation/component-tree.ts';
import { isObject, type Json } from './validation/schema.ts';

/** Who is notified: mentions in content and text displays that `allowed_mentions` lets through. */
export function pingsOf(
  core: Core,
  body: Json,
  channel: Channel,
  authorId: string,
): Pick<Message, 'mentionIds' | 'mentionsEveryone'> {
  const said = readable(body);
  const allowed = body['allowed_mentions'];
  const rules = isObject(allowed) ? allowed : null;
  const parse = listOf(rules?.['parse']);
  const users = listOf(rules?.['users']);
  const mentioned = [...said.matchAll(/<@!?(\d{17,19})>/g)].map((match) => match[1] ?? '');
  const mentionIds = [...new Set(mentioned)].filter(
    (id) =>
      (rules === null || parse.includes('users') || users.includes(id)) &&
      channelPermissions(core.state, channel, id) !== 0n,
  );
  const mentionsEveryone =
    /@(everyone|here)\b/.test(said) &&
    (rules === null || parse.includes('everyone')) &&
    may(core.state, channel, authorId, PERMISSION.mentionEveryone);
  return { mentionIds, mentionsEveryone };
}

function readable(body: Json): string {
  const content = typeof body['content'] === 'string' ? body['content'] : '';
  const displayed = walkComponents(body['components'], []).map(({ component }) =>
    component['type'] === 10 && typeof component['content'] === 'string' ? component['content'] : '',
  );
  return [content, ...displayed].join('\n');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
