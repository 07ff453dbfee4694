/** Values that are only read: frozen, or of a type that nobody can write to. */

/** The type of a value that is read only, down to its parts. */
export type Immutable<T> = T extends object ? { readonly [K in keyof T]: Immutable<T[K]> } : T;

/** Freezes plain JSON all the way down, so that it can be shared without copies. */
export function freeze<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
