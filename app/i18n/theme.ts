/** Light or dark; `system` follows the device and is the default. */
const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The cookie of a person's choice. */
export const themeCookie = "theme";

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}
