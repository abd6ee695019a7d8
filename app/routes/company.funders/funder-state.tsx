import { useLocale, useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { ClockLine, readClock } from "#app/components/ui/clock.tsx";
import { paths } from "#app/shared/paths.ts";
import type { FunderTexts, StateTexts } from "./format-funders.server.ts";

/** How the company stands with an eligible mandate, and its one action: a plain anchor. */
export function FunderState({ row, prospect, now }: { row: FunderTexts; prospect: string; now: Date }) {
  const t = useTranslations("matching.funders");
  const { state, title, number } = row;
  const isDue = state.kind === "request" || state.kind === "askedYou";
  return (
    <>
      <Standing state={state} institution={title} now={now} />
      <a
        className={`btn btn-sm ${isDue ? "btn-primary" : "btn-secondary"}`}
        href={addressOf(state, prospect, number)}
      >
        {t(actions[state.kind])}
        <span className="visually-hidden">{` ${title}`}</span>
      </a>
    </>
  );
}

const actions = {
  request: "request",
  stopped: "lift",
  offer: "seeOffer",
  asked: "open",
  askedYou: "read",
  consented: "open",
} as const;

function addressOf(state: StateTexts, prospect: string, mandate: string): string {
  if (state.kind === "request") return paths.company.askFor(prospect, mandate);
  return state.kind === "offer" ? paths.company.offer(state.id) : paths.company.introduction(state.id);
}

function Standing({ state, institution, now }: { state: StateTexts; institution: string; now: Date }) {
  const t = useTranslations("matching.funders");
  const locale = useLocale();
  const { kind } = state;
  if (kind === "request") return null;
  if (kind === "stopped") return <p className="small muted">{t("stopped")}</p>;
  const isYours = kind === "askedYou";
  if ((isYours || kind === "asked") && state.clock !== undefined)
    return (
      <ClockLine
        who={isYours ? "you" : institution}
        act={isYours ? "consent" : "answer"}
        reading={readClock(locale, { ...state.clock, now })}
      />
    );
  return <Badge tone={isYours ? "due" : kind === "consented" ? "done" : "open"}>{t(kind)}</Badge>;
}
