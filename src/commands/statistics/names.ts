import { type NamedKind, namedValue } from '../../domain/statistics/named.ts';
import type { OwnNames } from '../../services/statistics/own-names.ts';
import { plain } from '../../views/kit/text.ts';
import type { Route } from '../command.ts';

/** Suggestions for an artist, an album or a label that the member has heard. */
export const nameChoices =
  (names: Pick<OwnNames, 'suggest'>, kind: NamedKind): NonNullable<Route['complete']> =>
  async ({ person }, { value }) =>
    (await names.suggest(person.id, kind, value)).map(({ id, name }) => ({
      name: plain(name, 50),
      value: namedValue(kind, id),
    }));
