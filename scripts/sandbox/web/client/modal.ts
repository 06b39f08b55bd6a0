import type { ModalView } from '../../discord/types.ts';
import type { Component } from '../../discord/wire.ts';
import type { FieldValue } from '../protocol.ts';
import { type Child, h } from './dom.ts';
import { readFiles } from './files.ts';
import { renderMarkdown } from './markdown.ts';

/** Shows the modal that the bot opened, and gives back what was typed. */
export const createModals = (
  dialog: HTMLDialogElement,
  onSubmit: (interactionId: string, fields: Record<string, FieldValue>) => Promise<boolean>,
  onDismiss: () => void,
) => {
  let shown: string | null = null;
  dialog.addEventListener('cancel', () => onDismiss());

  const update = (modal: ModalView | null): void => {
    if (modal === null) {
      shown = null;
      if (dialog.open) dialog.close();
      return;
    }
    if (modal.interactionId === shown) return;
    shown = modal.interactionId;
    const readers: (() => Promise<readonly [string, FieldValue]>)[] = [];
    const form = h(
      'form',
      { method: 'dialog' },
      h('h2', {}, modal.title),
      ...modal.components.map((component) => part(component, readers)),
      h(
        'div',
        { class: 'row end' },
        h('button', { type: 'button', class: 'button secondary', onclick: onDismiss }, 'Cancel'),
        h('button', { type: 'submit', class: 'button primary' }, 'Submit'),
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void Promise.all(readers.map((read) => read())).then((values) =>
        onSubmit(modal.interactionId, Object.fromEntries(values)),
      );
    });
    dialog.replaceChildren(form);
    if (!dialog.open) dialog.showModal();
    form.querySelector<HTMLElement>('input, textarea, select')?.focus();
  };
  return { update };
};

type Reader = () => Promise<readonly [string, FieldValue]>;

const part = (component: Component, readers: Reader[]): Child => {
  if (component.type === 10)
    return h('div', { class: 'text' }, renderMarkdown(component.content ?? '', new Map(), Date.now()));
  if (component.type === 1) return part(component.components?.[0] ?? component, readers);
  const inner = component.component ?? component;
  const hint = component.description == null ? null : h('small', {}, component.description);
  return h(
    'label',
    { class: 'modal-field' },
    h('b', {}, component.label ?? ''),
    hint,
    control(inner, readers),
  );
};

const control = (component: Component, readers: Reader[]): Child => {
  const name = component.custom_id ?? '';
  const required = component.required !== false;
  switch (component.type) {
    case 3:
    case 21:
    case 22: {
      const many = component.type !== 21 && (component.max_values ?? (component.type === 22 ? 10 : 1)) > 1;
      const boxes = (component.options ?? []).map((option) => {
        const box = h('input', {
          type: many ? 'checkbox' : 'radio',
          name,
          value: option.value,
          checked: option.default === true,
        });
        return { box, element: h('label', { class: 'option' }, box, h('span', {}, option.label)) };
      });
      readers.push(async () => {
        const picked = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
        return [name, component.type === 21 ? (picked[0] ?? '') : picked];
      });
      return h('div', { class: 'options' }, ...boxes.map(({ element }) => element));
    }
    case 19: {
      const file = h('input', { type: 'file', name, multiple: (component.max_values ?? 1) > 1, required });
      readers.push(async () => [name, await readFiles(file.files)]);
      return file;
    }
    case 23: {
      const box = h('input', { type: 'checkbox', name, checked: component.default === true });
      readers.push(async () => [name, box.checked]);
      return box;
    }
    default: {
      const limits = { minlength: component.min_length, maxlength: component.max_length, required, name };
      const field =
        component.style === 2
          ? h('textarea', { ...limits, rows: 6, placeholder: component.placeholder }, component.value ?? '')
          : h('input', {
              ...limits,
              type: 'text',
              autocomplete: 'off',
              placeholder: component.placeholder,
              value: component.value,
            });
      readers.push(async () => [name, field.value]);
      return field;
    }
  }
};
