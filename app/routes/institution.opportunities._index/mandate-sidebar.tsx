import { useTranslations } from "use-intl";
import { useCachedRender } from "#app/components/ui/cached-render.ts";
import { Fact, FactList, SidebarSection } from "#app/components/ui/facts.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { Day } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import type { SidebarTexts } from "./format-sidebar.server.ts";
import type { OpportunityCounts, OpportunitiesMandate } from "./shapes.ts";

interface MandateSidebarProps {
  mandate: OpportunitiesMandate;
  words: SidebarTexts;
  counts: OpportunityCounts;
}

/** The list's mandate, and what waits for the institution. */
export function MandateSidebar({ mandate, words, counts }: MandateSidebarProps) {
  const t = useTranslations("matching.opportunities.rail");
  const cachedRender = useCachedRender();
  const goTo = usePlainLinks();
  return cachedRender(
    "aside",
    { className: "stack-lg", "aria-label": t("label"), onClick: goTo },
    SidebarContent,
    {
      id: mandate.id,
      budgetLeftFen: String(mandate.budgetLeftFen),
      budgetFen: String(mandate.budgetFen),
      openIntroductions: mandate.openIntroductions,
      introductionCap: mandate.introductionCap,
      validUntil: mandate.validUntil,
      responsiveness: mandate.responsiveness,
      waiting: counts.waiting,
      words,
    },
  );
}

/** The props of the sidebar; amounts in fen, as strings. */
export type PlainSidebar = Pick<
  OpportunitiesMandate,
  "id" | "openIntroductions" | "introductionCap" | "validUntil" | "responsiveness"
> & { budgetLeftFen: string; budgetFen: string; waiting: number; words: SidebarTexts };

/** The sidebar's content. Plain anchors (see usePlainLinks). */
export function SidebarContent({ words, waiting, ...mandate }: PlainSidebar) {
  const t = useTranslations("matching.opportunities.rail");
  const left = t.rich("leftOf", {
    l: () => <Money fen={BigInt(mandate.budgetLeftFen)} />,
    b: () => <Money fen={BigInt(mandate.budgetFen)} />,
  });
  return (
    <>
      <SidebarSection
        title={t("title")}
        action={<a href={paths.institution.mandate(mandate.id)}>{t("edit")}</a>}
      >
        <FactList>
          <Fact label={t("left")} value={left} />
          <Fact
            label={t("introductions")}
            value={t("introductionsOf", { open: mandate.openIntroductions, cap: mandate.introductionCap })}
          />
          <Fact label={t("amount")} value={words.amount} />
          {words.term === null ? null : <Fact label={t("term")} value={words.term} />}
          {words.price === null ? null : <Fact label={t("price")} value={words.price} />}
          {mandate.validUntil === null ? null : (
            <Fact label={t("validUntil")} value={<Day day={mandate.validUntil} />} />
          )}
        </FactList>
      </SidebarSection>
      {waiting > 0 ? (
        <SidebarSection title={t("waiting")}>
          <FactList>
            <Fact label={t("waitingIntroductions")} value={waiting} />
          </FactList>
          <p className="small">
            <a href={paths.institution.introductions()}>{t("openIntroductions")}</a>
          </p>
        </SidebarSection>
      ) : null}
      <Answers score={mandate.responsiveness} median={words.median} />
      <SidebarSection title={t("ranked")}>
        <p className="small muted">{t("rankedText")}</p>
        <p className="small">
          <a href={paths.ranking()}>{t("rankedLink")}</a>
        </p>
      </SidebarSection>
    </>
  );
}

interface AnswersProps {
  score: OpportunitiesMandate["responsiveness"];
  median: string | null;
}

/** The institution's responsiveness, as every company sees it. */
function Answers({ score, median }: AnswersProps) {
  const t = useTranslations("matching.opportunities.rail");
  return (
    <SidebarSection title={t("answers")}>
      {score === null ? null : (
        <FactList>
          <Fact label={t("answersScore")} value={t("answersOf", { score })} />
          {median === null ? null : <Fact label={t("answersMedian")} value={median} />}
        </FactList>
      )}
      <p className="small muted">{t(score === null ? "answersTooFew" : "answersText")}</p>
    </SidebarSection>
  );
}
