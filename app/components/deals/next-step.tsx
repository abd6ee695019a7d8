import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import type { ConditionStatus, DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { BoundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { useTerm } from "#app/components/ui/term.tsx";

type Waiting = {
  deal: { status: DealStatus; kind: BoundKind; reasonCode: string | null };
  underway: { status: DrawdownStatus } | null;
  conditions: readonly { status: ConditionStatus }[];
};

/** The next step where the reader has nothing to do: who must act, or how it ended. */
export function NothingToDo({
  deal,
  underway,
  conditions,
  viewer,
  colleague,
  children,
}: Waiting & {
  viewer: "company" | "institution";
  /** Said instead, if the next step is that of a colleague with another role. */
  colleague: string | undefined;
  /** What the reader may undo meanwhile. */
  children?: ReactNode;
}) {
  const t = useTranslations("deal.acts");
  const term = useTerm();
  const { kind } = deal;
  const words = (): [string, string] => {
    const reason = { reason: term("dealEndReasons", deal.reasonCode ?? "other") };
    switch (deal.status) {
      case "drawn":
        return [t("done"), t("doneNote", { kind })];
      case "in_force":
        return [t("inForce"), t("inForceNote")];
      case "released":
        return [t("released"), t("fallenNote", reason)];
      case "fell_through":
        return [t("fallen"), t("fallenNote", reason)];
      default:
        return [
          t(
            deal.status === "conditions_open"
              ? "conditionsFirst"
              : colleague === undefined
                ? "waiting"
                : "colleagues",
          ),
          t(waitingFor({ deal, underway, conditions }, viewer), { kind }),
        ];
    }
  };
  const [title, note] = words();
  return (
    <section className="decision" aria-labelledby="next">
      <h2 id="next">{title}</h2>
      <p className="small muted">{colleague ?? note}</p>
      {children}
    </section>
  );
}

function waitingFor({ deal, underway, conditions }: Waiting, viewer: "company" | "institution") {
  const { status } = deal;
  if (status === "conditions_open") {
    const isMissing = conditions.some((condition) => condition.status === "requested");
    if (viewer === "company") return isMissing ? "waitConditions" : "waitSettled";
    return isMissing ? "waitProvided" : "waitSettle";
  }
  if (underway?.status === "requested") return "waitFund";
  if (underway?.status === "funded") return "waitConfirm";
  if (underway?.status === "disputed") return viewer === "company" ? "waitDisputed" : "waitDispute";
  if (status === "accepted") return "waitDocuments";
  return status === "available" || status === "partially_drawn" ? "waitRequest" : "waitSignature";
}
