export type Audience = "public" | "company" | "institution" | "admin";
export interface Shot {
  name: string;
  audience: Audience;
  /** The address, or the way to it: the first link that fits each pattern is followed. */
  path: string;
  follow?: RegExp;
  /** Appended to the address that was reached: a step of it. */
  then?: string;
  /** One of those in docs/screenshots. */
  shown?: boolean;
}
