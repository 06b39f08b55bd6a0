import type { Core } from '../core.ts';
import { apiError } from '../errors.ts';
import { channelPayload, guildPayload, memberPayload, rolePayload, userById } from '../payloads.ts';
import { guildPermissions } from '../permissions.ts';
import type { Guild } from '../state.ts';
import { directChannel } from '../world.ts';
import { visible } from './messages.ts';
import { objectBody, ok, param, type RestRequest, type Route } from './request.ts';

const BUCKET = { limit: 50, windowMs: 1000 };
const DM_BUCKET = { limit: 10, windowMs: 10_000 };
/** IDENTIFY calls a day. */
export const SESSION_STARTS = 1000;

/** Who and what there is: users, the application, guilds, channels, the way to the gateway. */
export function worldRoutes(core: Core): readonly Route[] {
  const get = (pattern: string, body: (request: RestRequest) => unknown): Route => ({
    method: 'GET',
    pattern,
    auth: 'bot',
    bucket: BUCKET,
    handle: (request) => ok(body(request)),
  });
  const gatewayUrl = () => core.origin.replace(/^http/, 'ws');
  const { state } = core;
  return [
    { ...get('/gateway', () => ({ url: gatewayUrl() })), auth: 'open' },
    get('/gateway/bot', () => ({
      url: gatewayUrl(),
      shards: 1,
      session_start_limit: {
        total: SESSION_STARTS,
        remaining: Math.max(0, SESSION_STARTS - core.tally.identifies),
        reset_after: 24 * 60 * 60 * 1000,
        max_concurrency: 1,
      },
    })),
    get('/users/@me', () => ({
      ...userById(core, state.botId),
      mfa_enabled: true,
      locale: 'en-US',
      verified: true,
      email: null,
    })),
    get('/users/@me/guilds', () =>
      [...state.guilds.values()]
        .filter(({ botIsMember }) => botIsMember)
        .map((guild) => myGuild(core, guild)),
    ),
    get('/users/:user', (request) => {
      if (!state.users.has(param(request, 'user'))) throw apiError(10013);
      return userById(core, param(request, 'user'));
    }),
    get('/applications/@me', () => application(core)),
    get('/oauth2/applications/@me', () => application(core)),
    get('/channels/:channel', (request) => channelPayload(core, visible(core, request))),
    get('/guilds/:guild', (request) => {
      const guild = ownGuild(core, request);
      const counts = {
        approximate_member_count: guild.members.size,
        approximate_presence_count: guild.members.size,
      };
      return { ...guildPayload(guild), ...(request.query.get('with_counts') === 'true' ? counts : {}) };
    }),
    get('/guilds/:guild/channels', (request) => {
      const { id } = ownGuild(core, request);
      const channels = [...state.channels.values()].filter(({ guildId }) => guildId === id);
      return channels.map((channel) => channelPayload(core, channel));
    }),
    get('/guilds/:guild/roles', (request) => [...ownGuild(core, request).roles.values()].map(rolePayload)),
    get('/guilds/:guild/members/:user', (request) => {
      const member = ownGuild(core, request).members.get(param(request, 'user'));
      if (!member) throw apiError(state.users.has(param(request, 'user')) ? 10007 : 10013);
      return memberPayload(core, member);
    }),
    {
      method: 'POST',
      pattern: '/users/@me/channels',
      auth: 'bot',
      bucket: DM_BUCKET,
      handle(request) {
        const recipient = state.users.get(String(objectBody(request)['recipient_id']));
        if (!recipient || recipient.bot) throw apiError(50033, 400, 'Invalid Recipient(s)');
        return ok(channelPayload(core, directChannel(state, recipient.id)));
      },
    },
  ];
}

function ownGuild(core: Core, request: RestRequest): Guild {
  const guild = core.state.guilds.get(param(request, 'guild'));
  if (!guild) throw apiError(10004);
  if (!guild.botIsMember) throw apiError(50001);
  return guild;
}

function myGuild(core: Core, guild: Guild): Record<string, unknown> {
  return {
    id: guild.id,
    name: guild.name,
    icon: guild.icon,
    banner: null,
    owner: false,
    permissions: guildPermissions(guild, core.state.botId).toString(),
    features: [],
  };
}

/** Both installation contexts are switched on, as a new application must do in the portal. */
function application(core: Core): Record<string, unknown> {
  const { state } = core;
  const users = [...state.users.values()];
  const owner = users.find(({ bot }) => !bot);
  const install = { oauth2_install_params: { scopes: ['applications.commands', 'bot'], permissions: '0' } };
  return {
    id: state.applicationId,
    name: 'Segue',
    icon: null,
    description: '',
    type: null,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userById(core, owner?.id ?? state.botId),
    team: null,
    bot: userById(core, state.botId),
    bot_public: true,
    bot_require_code_grant: false,
    approximate_guild_count: [...state.guilds.values()].filter(({ botIsMember }) => botIsMember).length,
    approximate_user_install_count: users.filter(({ userInstalled }) => userInstalled).length,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    integration_types_config: {
      0: install,
      1: { oauth2_install_params: { scopes: ['applications.commands'], permissions: '0' } },
    },
  };
}
