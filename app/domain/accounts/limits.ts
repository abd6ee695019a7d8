const minute = 60;
const hour = 60 * minute;

/**
 * How often something may be tried within a time span before it is refused. An account: enough for a person with a bad
 * memory, too few for guessing. A network: shared by an office behind one address, so it is wider.
 */
export const LIMITS = {
  signIn: { tries: 10, withinSeconds: 15 * minute },
  signInFromNetwork: { tries: 100, withinSeconds: 15 * minute },
  /** Codes of the second factor: whoever tries them has the password. */
  code: { tries: 5, withinSeconds: 15 * minute },
  codeFromNetwork: { tries: 100, withinSeconds: 15 * minute },
  /** Requests to recover an account, each of which sends e-mails to others: whoever asks has the password. */
  recovery: { tries: 3, withinSeconds: 24 * hour },
  recoveryFromNetwork: { tries: 20, withinSeconds: 24 * hour },
  /** E-mails that a stranger can cause to one address: joining, confirming, resetting. */
  email: { tries: 5, withinSeconds: hour },
  emailFromNetwork: { tries: 100, withinSeconds: hour },
  /** Per organization. */
  invitation: { tries: 30, withinSeconds: hour },
  /** Checks of term sheets by fingerprint. */
  termSheetCheckFromNetwork: { tries: 60, withinSeconds: 15 * minute },
} as const;

/** The unit for limits by network: an IPv4 address, or the /64 that one household has of IPv6. */
export function networkOf(address: string): string {
  const bare = (address.split("%", 1)[0] ?? "").replace(/^::ffff:(?=\d+\.)/i, "");
  if (!bare.includes(":")) return bare;
  const [head = "", tail] = bare.toLowerCase().split("::", 2);
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(gap).fill("0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
