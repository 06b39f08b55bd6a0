import type { Config } from '../config.ts';
import { messagesFor } from '../views/messages/catalogue.ts';

/**
 * A sentence for whoever runs Segue about an error that keeps it from starting; null for one that nobody foresaw
 * (its stack stands in the log then).
 */
export const explainStart = (
  error: unknown,
  { web, database }: Pick<Config, 'web' | 'database'>,
): string | null => {
  const { operator } = messagesFor('en');
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  const address = `${web.host}:${web.port}`;
  switch (code) {
    case 'EADDRINUSE':
      return operator.portTaken(address);
    case 'EACCES':
      return 'syscall' in error && error.syscall === 'listen'
        ? operator.portForbidden(address)
        : operator.noAccess(database.path);
    case 'EADDRNOTAVAIL':
      return operator.noSuchAddress(address);
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
    case 'EPERM':
    case 'EROFS':
    case 'EISDIR':
    case 'ENOTDIR':
    case 'EEXIST':
      return operator.noAccess(database.path);
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return operator.noDatabase(database.path);
    case 'SQLITE_BUSY':
    case 'SQLITE_BUSY_RECOVERY':
      return operator.databaseBusy(database.path);
    case 'SQLITE_FULL':
    case 'ENOSPC':
      return operator.diskFull(database.path);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_SOCKET':
      return operator.unreachable;
    default:
      // Ours: they say what to do.
      return code === '' && error.name === 'Error' ? error.message : null;
  }
};
