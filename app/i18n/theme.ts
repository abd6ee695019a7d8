/** Light or dark; `system` follows the device and is what a person without a choice has. */
const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The cookie by which a person's choice is stored. */
export const themeCookie = "theme";

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}
