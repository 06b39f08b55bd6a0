import { ComponentType } from 'discord-api-types/v10';
import type { Feature } from '../../src/commands/command.ts';
import { chosen } from '../../src/commands/edge/options.ts';
import { createRouteTable } from '../../src/commands/edge/table.ts';
import type { MessageView, ModalView } from '../../src/views/kit/message.ts';
import type { ManualClock } from './clock.ts';
import { ANNA } from './jobs.ts';
import { person } from './linking.ts';
import { createVisitor, type Shown } from './visitor.ts';

interface Menu {
  readonly customId: string;
  readonly placeholder: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

const menusOf = ({ components }: MessageView): Menu[] => {
  const rows = components.flatMap((one) => (one.type === ComponentType.Container ? one.components : [one]));
  return rows.flatMap((row) =>
    row.type !== ComponentType.ActionRow
      ? []
      : row.components.flatMap((one) =>
          one.type === ComponentType.StringSelect
            ? [{ customId: one.custom_id, placeholder: one.placeholder ?? '', options: one.options }]
            : [],
        ),
  );
};

/** Where a message has several menus, or a menu opens a form: Anna chooses in the one that she names. */
export const menus = (features: readonly Feature[], clock: ManualClock) => {
  const anna = createVisitor(features, clock, { ...person(1, 'Anna'), id: ANNA });
  const only = (on: Pick<Shown, 'view'>, menu: Menu): MessageView => ({
    components: on.view.components.map((one) =>
      one.type === ComponentType.Container
        ? {
            ...one,
            components: one.components.filter(
              (row) =>
                row.type === ComponentType.ActionRow &&
                row.components.some(
                  (inner) => inner.type === ComponentType.StringSelect && inner.custom_id === menu.customId,
                ),
            ),
          }
        : one,
    ),
  });
  const find = (on: Pick<Shown, 'view'>, fits: (menu: Menu) => boolean): Menu => {
    const menu = menusOf(on.view).find(fits);
    if (menu === undefined) throw new Error('There is no such menu.');
    return menu;
  };
  return {
    pick: (on: Pick<Shown, 'view'>, placeholder: string, label: string): Promise<Shown> =>
      anna.pick(
        {
          view: only(
            on,
            find(on, (menu) => menu.placeholder === placeholder),
          ),
        },
        label,
      ),
    /** Chooses an option whose answer is a form. */
    opens: async (on: Pick<Shown, 'view'>, label: string): Promise<ModalView> => {
      const has = ({ options }: Menu): boolean => options.some((option) => option.label === label);
      const menu = find(on, has);
      const value = menu.options.find((option) => option.label === label)?.value ?? '';
      const incoming = anna.incoming(menu.customId, chosen([value]));
      const answer = await createRouteTable(features).find(incoming).run(anna.request());
      if (answer.kind !== 'modal') throw new Error(`"${label}" opened no form.`);
      return answer.modal;
    },
  };
};
