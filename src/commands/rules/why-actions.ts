import type { TrackId } from '../../domain/ids.ts';
import type { RuleRef } from '../../domain/rules/building/work.ts';
import { AppError } from '../../errors.ts';
import { refOf, rulesMark, rulesWhy } from '../../views/actions/rules.ts';
import { whyView } from '../../views/rules/why.ts';
import { type Answer, type AnyAction, handle, type Request } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';

/** Why a track is in or out, and the person's own word about it. */
export const ruleWhyActions = ({
  ruleBench,
  ruleReasons,
  playlists,
  playlistMarks: marks,
}: Pick<RuleFeatureDeps, 'ruleBench' | 'ruleReasons' | 'playlists' | 'playlistMarks'>): AnyAction[] => {
  const why = async (
    { person, m }: Request,
    ref: RuleRef,
    track: TrackId,
    news?: string,
  ): Promise<Answer> => {
    const subject = await ruleBench.subject(person.id, ref);
    const found = await ruleReasons.why(person.id, subject.rules, subject.set?.id ?? null, track);
    return { kind: 'update', view: whyView(subject, found, person.id, m, null, news) };
  };
  return [
    handle({
      spec: rulesWhy,
      run: (request, on, { values: [value = ''] }) => why(request, refOf(on), Number(value) as TrackId),
    }),
    handle({
      spec: rulesMark,
      run: async (request, { track, as, ...on }) => {
        const { person, m } = request;
        const { rules, set } = await ruleBench.subject(person.id, refOf(on));
        const { track: found } = await ruleReasons.why(person.id, rules, null, track);
        const filled = set === null ? [] : await playlists.ofRuleSet(person.id, set.id);
        if (found === null || filled.length === 0 || (as === 'pin' && filled.length > 1)) {
          throw new AppError('OUT_OF_DATE', {});
        }
        for (const { id } of filled) {
          if (as === 'none') await marks.remove(person.id, id, [found.uri]);
          else await marks.put(person.id, id, as, [found.uri]);
        }
        return why(request, refOf(on), track, m.rules.why.hands.said[as]);
      },
    }),
  ];
};
