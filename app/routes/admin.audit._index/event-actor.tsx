import { useTranslations } from "use-intl";
import { useMemberName } from "#app/components/deletion/member-name.ts";
import { useName } from "#app/components/moderation/use-name.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { isConsequence } from "#app/domain/events/consequences.ts";
import type { listEvents } from "#app/services/audit/list-events.server.ts";

type Row = Awaited<ReturnType<typeof listEvents>>["rows"][number];
type ActorOfEvent = Pick<
  Row,
  "type" | "actorKind" | "actorUserId" | "actorName" | "organizationName" | "organizationNameEn"
>;

/** Who did it; of what followed from a rule the system, and in small with whose act it came. */
export function Actor({ row }: { row: ActorOfEvent }) {
  const term = useTerm();
  const t = useTranslations("admin.audit");
  const kind = term("parties", row.actorKind);
  const nameOf = useName();
  const organization = nameOf({ nameZh: row.organizationName, nameEn: row.organizationNameEn });
  const memberName = useMemberName();
  const person = row.actorUserId === null ? row.actorName : memberName(row.actorName, row.actorUserId);
  const name = organization === "" ? person : organization;
  if (isConsequence(row.type) && row.actorKind !== "system")
    return (
      <>
        {term("parties", "system")} <small>{t("afterAct", { name: name ?? kind })}</small>
      </>
    );
  return (
    <>
      {name ?? kind} {name === null ? null : <small>{row.organizationName && person ? person : kind}</small>}
    </>
  );
}
