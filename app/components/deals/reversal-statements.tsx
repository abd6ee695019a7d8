import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { ReversalPageProps } from "./shown-reversal.ts";

/** Each proposal, its answer and how it ended, newest first. */
export function ReversalStatements({
  read: { reversals, isMasked },
  viewer,
  names,
}: ReversalPageProps & { names: Record<"company" | "institution", string> }) {
  const t = useTranslations("deal.reversals.words");
  const roles = useTranslations("common.roles");
  const parties = useTranslations("terms.parties");
  const term = useTerm();
  const nameOf = (side: "company" | "institution") =>
    side === viewer ? roles("you") : names[side] || parties(side);
  return (
    <Section id="words" title={t("title")} spaced={false}>
      {reversals.length === 0 ? <p className="muted">{t("none")}</p> : null}
      <Timeline
        entries={reversals.map((one, index) => ({
          key: one.id,
          current: index === 0,
          head: t("proposed", {
            name: nameOf(one.proposedBy),
            reason: term("reversalReasons", one.reasonCode),
          }),
          at: <Instant at={one.proposedAt} />,
          body: (
            <>
              {one.note === null ? null : <p className="muted">{one.note}</p>}
              <p>
                <StateBadge of="reversal" state={one.status} />{" "}
                {one.endedAt === null ? null : <Instant at={one.endedAt} />}
              </p>
              {one.answerNote === null ? null : (
                <p className="muted">
                  {t("answered", { name: nameOf(one.proposedBy === "company" ? "institution" : "company") })}{" "}
                  {one.answerNote}
                </p>
              )}
              {one.disputeId === null ? null : (
                <p>
                  <Link to={paths[viewer].dispute(one.disputeId)}>{t("dispute")}</Link>
                </p>
              )}
            </>
          ),
        }))}
      />
      {isMasked ? <p className="note-line">{t("masked")}</p> : null}
    </Section>
  );
}
