import { checkTree } from './component-tree.ts';
import { legacyComponents, v2Components } from './components.ts';
import { embeds } from './embeds.ts';
import {
  anyOf,
  anything,
  type Check,
  flag,
  integer,
  isObject,
  type Json,
  list,
  number,
  oneOf,
  type Path,
  type Problem,
  problem,
  record,
  snowflake,
  text,
} from './schema.ts';

export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;
export const COMPONENTS_V2 = 1 << 15;
const SUPPRESS_EMBEDS = 1 << 2;
const SUPPRESS_NOTIFICATIONS = 1 << 12;
const VOICE_MESSAGE = 1 << 13;

/** Where a message body was sent to: each place takes other fields and flags. */
export type MessageBodyKind = 'create' | 'edit' | 'reply' | 'followup' | 'webhook-edit' | 'update';

const SETTABLE_FLAGS: Readonly<Record<MessageBodyKind, number>> = {
  create: SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | VOICE_MESSAGE | COMPONENTS_V2,
  reply: SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | VOICE_MESSAGE | COMPONENTS_V2,
  followup: SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | VOICE_MESSAGE | COMPONENTS_V2,
  edit: SUPPRESS_EMBEDS | COMPONENTS_V2,
  'webhook-edit': SUPPRESS_EMBEDS | COMPONENTS_V2,
  update: SUPPRESS_EMBEDS | COMPONENTS_V2,
};

/** What an edit is laid over. */
export interface EditedMessage {
  readonly flags: number;
  readonly content: string;
  readonly embedCount: number;
}

const ids = list(snowflake, { max: 100 });
const allowedMentions: Check = record(
  {},
  {
    parse: list(oneOf(['roles', 'users', 'everyone']), { max: 3 }),
    users: ids,
    roles: ids,
    replied_user: flag,
  },
  (value, path, problems) => {
    const parse = Array.isArray(value['parse']) ? value['parse'] : [];
    for (const key of ['users', 'roles']) {
      const listed = value[key];
      if (parse.includes(key) && Array.isArray(listed) && listed.length > 0) {
        problems.push(
          problem(
            [...path, key],
            'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
            `parse:["${key}"] and ${key}: [ids...] are mutually exclusive.`,
          ),
        );
      }
    }
  },
);

/** Kept attachments may be sent back as they were received, by discord.js under its own names: all that is ignored. */
const IGNORED_OF_ATTACHMENTS = Object.fromEntries(
  [
    ...['size', 'url', 'proxy_url', 'content_type', 'width', 'height', 'ephemeral', 'flags'],
    ...['attachment', 'name', 'proxyURL', 'contentType', 'duration'],
  ].map((key) => [key, anything]),
);

const attachment = record(
  { id: anyOf(snowflake, integer(0)) },
  {
    filename: text({ min: 1, max: 1024 }),
    description: text({ max: 1024 }),
    title: text({ max: 1024 }),
    duration_secs: number({ min: 0 }),
    waveform: text({ max: 400 }),
    is_spoiler: flag,
    is_remix: flag,
    ...IGNORED_OF_ATTACHMENTS,
  },
);

const reference = record(
  {},
  {
    type: oneOf([0, 1]),
    message_id: snowflake,
    channel_id: snowflake,
    guild_id: snowflake,
    fail_if_not_exists: flag,
  },
);

const common = {
  content: text({ max: 2000 }),
  embeds,
  allowed_mentions: allowedMentions,
  components: list(anything),
  attachments: list(attachment, { max: 10 }),
  flags: integer(0),
  poll: anything,
  // discord.js builds one body for all purposes and sends these three everywhere; elsewhere than in Create Message
  // Discord ignores them.
  tts: flag,
  enforce_nonce: flag,
  nonce: anyOf(text({ max: 25 }), integer()),
};
const onlyCreate = {
  sticker_ids: list(snowflake, { max: 3 }),
  message_reference: reference,
  shared_client_theme: anything,
};
const webhookOnly = {
  username: text({ max: 80 }),
  avatar_url: text({ max: 2048 }),
  thread_name: text({ max: 100 }),
};

const FIELDS: Readonly<Record<MessageBodyKind, Check>> = {
  create: record({}, { ...common, ...onlyCreate }),
  edit: record({}, { ...common, message_reference: reference }),
  reply: record({}, common),
  update: record({}, common),
  followup: record({}, { ...common, ...webhookOnly }),
  'webhook-edit': record({}, { ...common, ...webhookOnly }),
};

/** Everything that makes a message body wrong by itself; `edited` is null for a new message. */
export function checkMessageBody(
  body: unknown,
  kind: MessageBodyKind,
  edited: EditedMessage | null,
  path: Path = [],
): Problem[] {
  const problems: Problem[] = [];
  FIELDS[kind](body, path, problems);
  if (!isObject(body)) return problems;
  const flags = checkFlags(body, kind, edited, path, problems);
  const isV2 = (flags & COMPONENTS_V2) !== 0;
  if (isV2) checkLegacyFields(body, edited, path, problems);
  const components = body['components'];
  if (Array.isArray(components)) {
    const at = [...path, 'components'];
    (isV2 ? v2Components : legacyComponents)(components, at, problems);
    checkTree(components, at, problems);
  }
  return problems;
}

/** The flags the message will have. */
export function resultingFlags(body: Json, edited: EditedMessage | null): number {
  const asked = body['flags'];
  const given = typeof asked === 'number' ? asked : undefined;
  if (!edited) return given ?? 0;
  if (given === undefined) return edited.flags;
  return (edited.flags & ~SUPPRESS_EMBEDS) | (given & (SUPPRESS_EMBEDS | COMPONENTS_V2));
}

function checkFlags(
  body: Json,
  kind: MessageBodyKind,
  edited: EditedMessage | null,
  path: Path,
  problems: Problem[],
): number {
  const given = body['flags'];
  const at = [...path, 'flags'];
  if (typeof given === 'number') {
    // An edit may repeat flags the message has: discord.js sends a message's own flags along.
    const foreign = given & ~SETTABLE_FLAGS[kind] & ~(edited?.flags ?? 0);
    if (foreign !== 0)
      problems.push(problem(at, 'MESSAGE_FLAGS_INVALID', `These flags cannot be set here: ${foreign}.`));
    if (edited && (edited.flags & COMPONENTS_V2) !== 0 && (given & COMPONENTS_V2) === 0) {
      problems.push(
        problem(
          at,
          'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
          'MessageFlags.IS_COMPONENTS_V2 cannot be removed from a message',
        ),
      );
    }
  }
  return resultingFlags(body, edited);
}

function checkLegacyFields(body: Json, edited: EditedMessage | null, path: Path, problems: Problem[]): void {
  const isSet = (value: unknown) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
  for (const field of ['content', 'embeds', 'poll', 'sticker_ids']) {
    if (isSet(body[field])) problems.push(legacyProblem(path, field));
  }
  // Turning an old message into Components V2 takes an explicit `content: null, embeds: []`.
  const converting = edited !== null && (edited.flags & COMPONENTS_V2) === 0;
  if (converting && edited.content !== '' && body['content'] === undefined)
    problems.push(legacyProblem(path, 'content'));
  if (converting && edited.embedCount > 0 && body['embeds'] === undefined)
    problems.push(legacyProblem(path, 'embeds'));
}

function legacyProblem(path: Path, field: string): Problem {
  return problem(
    [...path, field],
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  );
}
