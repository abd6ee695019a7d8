import type { ComponentProps } from "react";
import type { Need } from "#app/domain/accounts/member-roles.ts";
import { LinkButton } from "./button.tsx";
import { useDoes } from "./reads-only.ts";

/** A link to the page of an act; nothing for a person whose role doesn't take it. */
export function ActLink({ need = "work", ...link }: ComponentProps<typeof LinkButton> & { need?: Need }) {
  return useDoes(need, link.to) ? <LinkButton {...link} /> : null;
}
