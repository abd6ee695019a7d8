const minute = 60;
const hour = 60 * minute;

/**
 * How often something may be tried before it is refused for the rest of the time. An account: what a person with a bad
 * memory needs, and a guesser can't use. A network: an office behind one address shares it, so it is wider.
 */
export const LIMITS = {
  signIn: { tries: 10, withinSeconds: 15 * minute },
  signInFromNetwork: { tries: 100, withinSeconds: 15 * minute },
  /** E-mails that one address is sent at a stranger's wish: joining, confirming, resetting. */
  email: { tries: 5, withinSeconds: hour },
  emailFromNetwork: { tries: 100, withinSeconds: hour },
  /** Invitations of one organization. */
  invitation: { tries: 30, withinSeconds: hour },
  /** Term sheets that are checked by their fingerprint. */
  termSheetCheckFromNetwork: { tries: 60, withinSeconds: 15 * minute },
} as const;

/** Who shares an address for the limits: all of an IPv4 address, the /64 that one household has of IPv6. */
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
