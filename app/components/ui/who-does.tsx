import type { Need } from "#app/domain/accounts/member-roles.ts";
import { useWhoDoes } from "./reads-only.ts";

interface WhoDoesProps {
  need?: Need;
  /** It stands between the heading of a page and its list. */
  isLead?: boolean;
}

/** Who does what this person's role doesn't, in the place of the button or the form; nothing for those who may. */
export function WhoDoes({ need = "work", isLead = false }: WhoDoesProps) {
  const words = useWhoDoes(need);
  return words === null ? null : (
    <p className={isLead ? "note-line note-line--lead" : "note-line"}>{words}</p>
  );
}
