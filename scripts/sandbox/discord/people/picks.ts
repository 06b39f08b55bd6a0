import { ClientRefusal } from '../errors.ts';
import type { Component } from '../wire.ts';
import type { Resolver } from './resolved.ts';

/**
 * The values of a select or group: options by value or label, people, roles and channels by id or name. `mostDefault`
 * is how many may be picked when the component does not say.
 */
export function pickValues(
  component: Component,
  picked: readonly string[],
  resolver: Resolver,
  mostDefault: number,
): readonly string[] {
  const required = component.required ?? true;
  const least = !required && picked.length === 0 ? 0 : (component.min_values ?? 1);
  const most = component.max_values ?? mostDefault;
  if (picked.length < least || picked.length > most) {
    throw new ClientRefusal(
      'wrong-number-of-values',
      `"${component.custom_id}" takes ${least} to ${most} values, got ${picked.length}`,
    );
  }
  return picked.map((named) => one(component, named, resolver));
}

function one(component: Component, named: string, resolver: Resolver): string {
  switch (component.type) {
    case 5:
      return resolver.user(named);
    case 6:
      return resolver.role(named);
    case 7:
      return resolver.mentionable(named);
    case 8:
      return resolver.channel(named, component.channel_types ?? null);
    default: {
      const options = component.options ?? [];
      const found =
        options.find(({ value }) => value === named) ?? options.find(({ label }) => label === named);
      if (found) return found.value;
      const offered = options.map(({ label }) => label).join(', ');
      throw new ClientRefusal(
        'unknown-value',
        `"${component.custom_id}" offers no ${named} (there are: ${offered})`,
      );
    }
  }
}
