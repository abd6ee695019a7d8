import type { ComponentProps } from "react";
import type { Need } from "#app/domain/accounts/member-roles.ts";
import { LinkButton } from "./button.tsx";
import { useReaderNote, useWhoDoes } from "./reads-only.ts";

/** A link to the page of an act; who does it, for another role than the act's; nothing for one that only reads. */
export function ActLink({ need = "work", ...link }: ComponentProps<typeof LinkButton> & { need?: Need }) {
  const note = useReaderNote(link.to);
  const whoDoes = useWhoDoes(need, link.to);
  if (note !== null) return null;
  return whoDoes === null ? <LinkButton {...link} /> : <small className="muted">{whoDoes}</small>;
}
