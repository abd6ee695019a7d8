import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "#app/components/ui/form.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { ClosedNotice, ReviewNotice } from "#app/components/prospects/editor/step-notes.tsx";
import type { AskFitTexts } from "#app/components/prospects/editor/ask-fit-texts.ts";
import { AskFitPanel } from "#app/components/prospects/editor/ask-fit.tsx";
import { type BriefFrame, StepFrame } from "#app/components/prospects/editor/step-frame.tsx";
import type { Preview } from "./preview.ts";
import { DisclosurePart } from "./disclosure.tsx";
import { MissingFields, TeaserFindings } from "./teaser-notices.tsx";
import { ShownTeaser } from "./shown-teaser.tsx";
import { Submission } from "./submission.tsx";

interface TeaserStepProps {
  read: Preview;
  fit: AskFitTexts;
  /** The words of the link to the other form of the ask: on one page, or step by step. */
  other: string;
  brief: BriefFrame | null;
  /** What ends with the search once it is published. */
  ends: readonly string[];
}

/** The teaser exactly as an institution will see it, what is still missing, and the submission. */
export function TeaserStep({ read, fit, other, brief, ends }: TeaserStepProps) {
  const t = useTranslations("prospect");
  const reply = useReply();
  const isDisclosure = reply.act === "disclose";
  const form = replyForm(isDisclosure ? "disclosure" : "submission", reply.form);
  return (
    <StepFrame
      read={read}
      step="teaser"
      brief={brief}
      aside={<AskFitPanel isBeside loaded={fit} />}
      status={
        read.whyNotEdit === null ? (
          <Link to={paths.company.prospectStep(read.prospect.id, brief === null ? "brief" : "company")}>
            {other}
          </Link>
        ) : null
      }
      errors={
        <ErrorSummary errors={form.summary({ keep: t("disclosure.keep"), isTrue: t("submit.heading") })} />
      }
    >
      <div className="stack-lg">
        <ReviewNotice read={read} />
        <ClosedNotice read={read} />
        <RefusalNotice refusal={reply.refusal} />
        <MissingFields read={read} />
        <TeaserFindings read={read} list="findings" />
        <TeaserFindings read={read} list="agreedFindings" />
        <TeaserFindings read={read} list="namedFindings" />
        <ShownTeaser read={read} />
        <DisclosurePart read={read} />
        {read.whyNotEdit === null && read.lacks.length === 0 ? <Submission read={read} ends={ends} /> : null}
      </div>
    </StepFrame>
  );
}
