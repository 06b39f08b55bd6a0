import type { RuleDraftId, RuleSetId } from '../../ids.ts';
import type { TextProblem } from '../problems.ts';
import type { RuleSet } from '../rule-set.ts';
import type { StoredRuleSet } from '../stored.ts';
import { type TemplateId, type TemplateValues, templateOf } from '../templates.ts';

/** A template that a draft still is, with the numbers that were chosen. */
export interface ChosenTemplate {
  readonly id: TemplateId;
  readonly values: TemplateValues;
}

/** What a card is about: a rule set that is kept, or one that is being written. */
export type RuleRef =
  | { readonly on: 'draft'; readonly id: RuleDraftId }
  | { readonly on: 'set'; readonly id: RuleSetId };

/** Rules that can be shown, wherever they come from. */
export interface Subject {
  readonly ref: RuleRef;
  /** Null: nobody has given it one yet. */
  readonly name: string | null;
  readonly rules: RuleSet;
  /** Of a draft: the rule set that it changes; null for a new one, or when that was deleted meanwhile. */
  readonly set: StoredRuleSet | null;
  readonly template: ChosenTemplate | null;
}

/** A text that is not understood yet, as it was typed. */
export interface BrokenText {
  readonly draftId: RuleDraftId;
  readonly name: string | null;
  readonly text: string;
  readonly problems: readonly TextProblem[];
}

/** What a draft keeps beside its rules. */
export const stepOf = (template: ChosenTemplate | null): unknown => ({ template });

/** The template of a stored step; null for anything that is none. */
export const templateIn = (step: unknown): ChosenTemplate | null => {
  const stored = within(step, 'template');
  const id = within(stored, 'id');
  const template = typeof id === 'string' ? templateOf(id) : null;
  if (template === null) return null;
  const given = within(stored, 'values');
  const values: TemplateValues = Object.fromEntries(
    template.parameters.flatMap(({ key }) => {
      const value = within(given, key);
      return typeof value === 'number' ? [[key, value]] : [];
    }),
  );
  return { id: template.id, values };
};

const within = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && key in value ? Reflect.get(value, key) : undefined;
