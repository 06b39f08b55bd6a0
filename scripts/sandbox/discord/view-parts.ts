/** The parts of messages and modals that pages and assertions look at one by one. */

export interface AttachmentView {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly contentType: string | null;
  readonly description: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** A button or select of a message, in reading order. */
export interface ControlView {
  readonly kind: 'button' | 'link' | 'select';
  readonly customId: string | null;
  readonly label: string;
  readonly url: string | null;
  readonly style: number | null;
  readonly disabled: boolean;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

export interface ModalFieldView {
  readonly customId: string;
  /** Component type: 3 select, 4 text, 5–8 auto selects, 19 file, 21 radio, 22 checkboxes, 23 checkbox. */
  readonly type: number;
  readonly label: string;
  readonly required: boolean;
}
