import { useTranslations } from "use-intl";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { readInstitution } from "#app/services/organizations/read-institution.server.ts";

type View = Awaited<ReturnType<typeof readInstitution>>;
interface MoveTermsProps extends Pick<View, "work"> {
  status: View["institution"]["status"];
  /** What a restoration lifts; null in the review of another move. */
  lifts: NonNullable<View["restoration"]>["from"] | null;
}

/** What an institution has under way; and, before it is restored, what is lifted, since when and why. */
export function MoveTerms({ work, status, lifts }: MoveTermsProps) {
  const t = useTranslations("binding.standing");
  const admin = useTranslations("admin.institution");
  const term = useTerm();
  const works = ["mandates", "introductions", "offers", "deals"] as const;
  return (
    <FactList>
      {lifts === null ? null : (
        <Fact label={t("state")} value={<StateBadge of="institution" state={status} />} />
      )}
      {lifts?.at == null ? null : <Fact label={t("since")} value={<Instant at={lifts.at} />} />}
      {lifts?.person == null ? null : <Fact label={t("by")} value={lifts.person} />}
      {lifts?.reasonCode == null ? null : (
        <Fact label={t("was")} value={term("institutionReasons", lifts.reasonCode)} />
      )}
      {lifts?.note == null ? null : <Fact label={t("said")} value={lifts.note} />}
      {works.map((key) => (
        <Fact key={key} label={admin(key)} value={work[key]} />
      ))}
    </FactList>
  );
}
