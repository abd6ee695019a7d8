import type { ReactElement } from "react";
import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { useClockLine } from "#app/components/ui/clock.tsx";
import { useOwnSide, useReaderNote } from "#app/components/ui/reads-only.ts";
import { paths } from "#app/shared/paths.ts";
import type { FunderTexts, StateTexts } from "./format-funders.server.ts";

/**
 * How the company stands with an eligible mandate, and its one action: a plain anchor. `prospect` is its number, P-2417.
 * Called once for a list, so that its messages are looked up once.
 */
export function useFunderState(
  prospect: string,
  now: Date,
): (row: Pick<FunderTexts, "state" | "title" | "number">) => ReactElement {
  const t = useTranslations("matching.funders");
  const standing = useStanding(now);
  const isReader = useReaderNote() !== null;
  const mayAsk = useOwnSide("sign") === "you";
  const mayAnswer = useOwnSide("work") === "you";
  return ({ state, title, number }) => {
    if (isReader && state.kind === "request") return <></>;
    const isDue = state.kind === "request" ? mayAsk : state.kind === "askedYou" && mayAnswer;
    return (
      <>
        {standing(state, title)}
        <a
          className={`btn btn-sm ${isDue ? "btn-primary" : "btn-secondary"}`}
          href={addressOf(state, prospect, number)}
        >
          {t(isReader && state.kind === "stopped" ? "open" : actions[state.kind])}
          <span className="visually-hidden">{` ${title}`}</span>
        </a>
      </>
    );
  };
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

function useStanding(now: Date): (state: StateTexts, institution: string) => ReactElement | null {
  const t = useTranslations("matching.funders");
  const clockLine = useClockLine();
  const own = useOwnSide("work");
  return (state, institution) => {
    const { kind } = state;
    if (kind === "request") return null;
    if (kind === "stopped") return <p className="small muted">{t("stopped")}</p>;
    const isYours = kind === "askedYou";
    if ((isYours || kind === "asked") && state.clock !== undefined) {
      const [who, act] = isYours ? ([own, "consent"] as const) : ([institution, "answer"] as const);
      return clockLine({ who, act, ...state.clock, now });
    }
    return <Badge tone={isYours ? "due" : kind === "consented" ? "done" : "open"}>{t(kind)}</Badge>;
  };
}
