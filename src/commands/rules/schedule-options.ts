import { type RuleNotify, type RuleSchedule, ruleSchedules } from '../../domain/rules/stored.ts';
import { AppError } from '../../errors.ts';
import type { Options, Request } from '../command.ts';

/** The channel that notes may go to from here: only who manages a server has Segue write in it. */
export const hereOf = ({ guildId, channelId, botInGuild, canManageGuild }: Request) =>
  guildId !== null && botInGuild && canManageGuild ? channelId : null;

/** What was chosen about notes; null: as it is. @throws {AppError} MISSING_PERMISSION */
export const notifyOf = (request: Request, chosen: string): RuleNotify | null => {
  if (chosen === 'nobody' || chosen === 'member') return { to: chosen };
  if (chosen !== 'channel') return null;
  const channelId = hereOf(request);
  if (channelId === null) throw new AppError('MISSING_PERMISSION', { permission: 'ManageGuild' });
  return { to: 'channel', channelId };
};

/** What the options of `/rules schedule` change. @throws {AppError} MISSING_PERMISSION */
export const scheduleOf = (
  request: Request,
  options: Options,
): { schedule?: RuleSchedule; notify?: RuleNotify } => {
  const schedule = ruleSchedules.find((one) => one === options.string('when'));
  const notify = notifyOf(request, options.string('notify') ?? '');
  return { ...(schedule === undefined ? {} : { schedule }), ...(notify === null ? {} : { notify }) };
};
