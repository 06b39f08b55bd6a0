import type { ModalView } from '../../discord/types.ts';
import type { Component } from '../../discord/wire.ts';
import type { FieldValue } from '../acts.ts';
import type { PageState } from '../protocol.ts';
import { type Child, h } from './dom.ts';
import { readFiles } from './files.ts';
import { icon } from './icons.ts';
import { renderMarkdown } from './markdown.ts';
import { defaultsOf, optionsOf } from './widgets/candidates.ts';
import { createDropdown } from './widgets/dropdown.ts';

/** Reads one field of the form: its custom id and what was entered. */
type Reader = () => Promise<readonly [string, FieldValue]>;

/** Shows the form that Segue opened, and gives back what was entered. */
export const createModals = (
  dialog: HTMLDialogElement,
  onSubmit: (interactionId: string, fields: Record<string, FieldValue>) => Promise<string | null>,
  onDismiss: () => void,
) => {
  let shown: string | null = null;
  dialog.addEventListener('cancel', () => onDismiss());

  const update = (modal: ModalView | null, state: PageState): void => {
    if (modal === null) {
      shown = null;
      if (dialog.open) dialog.close();
      return;
    }
    if (modal.interactionId === shown) return;
    shown = modal.interactionId;
    const readers: Reader[] = [];
    const problem = h('p', { class: 'problem', role: 'alert' });
    const submit = h('button', { type: 'submit', class: 'button primary' }, 'Submit');
    const form = h(
      'form',
      { method: 'dialog' },
      h(
        'header',
        {},
        h('h2', { id: 'modal-title' }, modal.title),
        h(
          'button',
          { type: 'button', class: 'round', 'aria-label': 'Close', onclick: onDismiss },
          icon('close'),
        ),
      ),
      ...modal.components.map((component) => part(component, readers, state)),
      problem,
      h(
        'div',
        { class: 'row end' },
        h('button', { type: 'button', class: 'button secondary', onclick: onDismiss }, 'Cancel'),
        submit,
      ),
    );
    const send = async (): Promise<void> => {
      submit.classList.add('busy');
      submit.disabled = true;
      const values = await Promise.all(readers.map((read) => read()));
      problem.textContent = await onSubmit(modal.interactionId, Object.fromEntries(values));
      submit.classList.remove('busy');
      submit.disabled = false;
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void send();
    });
    dialog.replaceChildren(form);
    dialog.setAttribute('aria-labelledby', 'modal-title');
    if (!dialog.open) dialog.showModal();
    form.querySelector<HTMLElement>('input, textarea, .opener')?.focus();
  };
  return { update };
};

const part = (component: Component, readers: Reader[], state: PageState): Child => {
  if (component.type === 10)
    return h('div', { class: 'text' }, renderMarkdown(component.content ?? '', new Map()));
  // The deprecated rows: the input carries its label itself.
  if (component.type === 1) return part(component.components?.[0] ?? component, readers, state);
  const inner = component.component ?? component;
  const grouped = [3, 5, 6, 7, 8, 21, 22].includes(inner.type);
  const label = component.label ?? '';
  const optional = inner.type !== 23 && inner.required === false;
  return h(
    grouped ? 'div' : 'label',
    { class: 'modal-field', role: grouped ? 'group' : null, 'aria-label': grouped ? label : null },
    h('span', { class: 'modal-label' }, h('b', {}, label), optional && h('small', {}, 'optional')),
    component.description == null ? null : h('small', {}, component.description),
    control(inner, label, readers, state),
  );
};

const control = (component: Component, label: string, readers: Reader[], state: PageState): Child => {
  const name = component.custom_id ?? '';
  switch (component.type) {
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return menu(component, label, readers, state);
    case 21:
    case 22:
      return group(component, readers);
    case 19:
      return upload(component, readers);
    case 23: {
      const box = h('input', { type: 'checkbox', name, checked: component.default === true });
      readers.push(async () => [name, box.checked]);
      return box;
    }
    default:
      return textField(component, readers);
  }
};

const menu = (component: Component, label: string, readers: Reader[], state: PageState): HTMLElement => {
  let picked: readonly string[] = defaultsOf(component);
  readers.push(async () => [component.custom_id ?? '', [...picked]]);
  return createDropdown(
    {
      name: component.placeholder ?? label,
      options: optionsOf(component, state),
      chosen: picked,
      least: component.required === false ? 0 : (component.min_values ?? 1),
      most: component.max_values ?? 1,
    },
    (values) => {
      picked = values;
    },
  );
};

/** Radio buttons (21) or checkboxes (22). */
const group = (component: Component, readers: Reader[]): HTMLElement => {
  const name = component.custom_id ?? '';
  const single = component.type === 21;
  const boxes = (component.options ?? []).map((option) => {
    const box = h('input', {
      type: single ? 'radio' : 'checkbox',
      name,
      value: option.value,
      checked: option.default === true,
      required: single && component.required !== false,
    });
    const hint = option.description == null ? null : h('small', {}, option.description);
    return { box, element: h('label', { class: 'option' }, box, h('span', {}, option.label, hint)) };
  });
  readers.push(async () => {
    const picked = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
    return [name, single ? picked.slice(0, 1) : picked];
  });
  return h('div', { class: 'options' }, ...boxes.map(({ element }) => element));
};

const upload = (component: Component, readers: Reader[]): HTMLElement => {
  const name = component.custom_id ?? '';
  const many = (component.max_values ?? 1) > 1;
  const chosen = h('span', {}, many ? 'Choose files, or drop them here' : 'Choose a file, or drop it here');
  const input = h('input', {
    type: 'file',
    name,
    multiple: many,
    required: component.required !== false,
    accept: (component.file_types ?? []).map((type) => (type.startsWith('.') ? type : `${type}/*`)).join(','),
  });
  input.addEventListener('change', () => {
    const names = [...(input.files ?? [])].map((file) => file.name);
    if (names.length > 0) chosen.textContent = names.join(', ');
  });
  readers.push(async () => [name, await readFiles(input.files)]);
  return h('span', { class: 'upload' }, icon('upload'), chosen, input);
};

const textField = (component: Component, readers: Reader[]): HTMLElement => {
  const name = component.custom_id ?? '';
  const facts = {
    name,
    minlength: component.min_length,
    maxlength: component.max_length,
    required: component.required !== false,
    placeholder: component.placeholder,
    autocomplete: 'off',
  };
  const long = component.style === 2;
  const field = long
    ? h('textarea', { ...facts, rows: 4 }, component.value ?? '')
    : h('input', { ...facts, type: 'text', value: component.value });
  readers.push(async () => [name, field.value]);
  return field;
};
