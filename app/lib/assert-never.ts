/**
 * Ends an exhaustive switch. A new member of the union doesn't compile until the switch handles it; reaching this at
 * run time is a bug, never a refusal.
 */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${String(value)}`);
}
