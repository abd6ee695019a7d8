import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import { useTerm } from "#app/components/ui/term.tsx";

type Waiting = {
  deal: { status: DealStatus; reasonCode: string | null };
  underway: { status: DrawdownStatus } | null;
};

/** The next step where the reader has nothing to do: who must act, or how it ended. */
export function NothingToDo({
  deal,
  underway,
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
  const words = (): [string, string] => {
    const reason = { reason: term("dealEndReasons", deal.reasonCode ?? "other") };
    switch (deal.status) {
      case "drawn":
        return [t("done"), t("doneNote")];
      case "in_force":
        return [t("inForce"), t("inForceNote")];
      case "released":
        return [t("released"), t("fallenNote", reason)];
      case "fell_through":
        return [t("fallen"), t("fallenNote", reason)];
      default:
        return [
          t(deal.status === "conditions_open" ? "conditionsFirst" : "waiting"),
          t(waitingFor(deal.status, underway?.status ?? null, viewer)),
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

function waitingFor(status: DealStatus, drawdown: DrawdownStatus | null, viewer: "company" | "institution") {
  if (status === "conditions_open") return viewer === "company" ? "waitConditions" : "waitProvided";
  if (drawdown === "requested") return "waitFund";
  if (drawdown === "funded") return "waitConfirm";
  if (drawdown === "disputed") return viewer === "company" ? "waitDisputed" : "waitDispute";
  if (status === "accepted") return "waitDocuments";
  return status === "available" || status === "partially_drawn" ? "waitRequest" : "waitSignature";
}
