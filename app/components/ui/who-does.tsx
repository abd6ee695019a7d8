import type { Need } from "#app/domain/accounts/member-roles.ts";
import { useWhoDoes } from "./reads-only.ts";

/** Who does what this person's role doesn't, in the place of the button or the form; nothing for those who may. */
export function WhoDoes({ need = "work" }: { need?: Need }) {
  const words = useWhoDoes(need);
  return words === null ? null : <p className="note-line">{words}</p>;
}
