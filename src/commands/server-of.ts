import type { GuildId } from '../domain/ids.ts';
import { AppError } from '../errors.ts';
import type { Request } from './command.ts';

/** The server in which somebody asks. @throws {AppError} GUILD_ONLY in a DM */
export const serverOf = ({ guildId }: Pick<Request, 'guildId'>): GuildId => {
  if (guildId === null) throw new AppError('GUILD_ONLY', {});
  return guildId;
};
