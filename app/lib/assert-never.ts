/**
 * Ends an exhaustive switch. A new member of the union no longer compiles until the switch names it;
 * reaching this at run time is a bug, never a refusal.
 */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${String(value)}`);
}
