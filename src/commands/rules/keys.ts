/** Keys on the Camelot wheel: 1A, 1B, … 12B; 24 fit a menu. */
export const KEY_NAMES: readonly string[] = Array.from({ length: 12 }, (_, at) => at + 1).flatMap((hour) => [
  `${hour}A`,
  `${hour}B`,
]);
