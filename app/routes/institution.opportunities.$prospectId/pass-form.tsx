import { useTranslations } from "use-intl";
import { PassErrors, PassFields } from "#app/components/matching/pass-fields.tsx";
import { SidebarBlock } from "#app/components/ui/facts.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { passChange } from "#app/shared/pass-change.ts";
import type { Reply } from "#app/shared/reply.ts";
import type { Pass, ShownProspect } from "./shapes.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

interface PassFormProps {
  prospect: ShownProspect;
  mandateId: string;
  reply: Reply["form"];
}

/** Passes on the prospect, with a reason. */
export function PassForm({ prospect, mandateId, reply }: PassFormProps) {
  const t = useTranslations("matching.opportunities.pass");
  const form = replyForm("pass", reply);
  return (
    <section className="stack">
      <SidebarBlock title={t("title", { number: runningNumber("prospect", prospect.number) })}>
        <PostForm id={form.id}>
          <PassErrors form={form} />
          <PassFields form={form} mandateId={mandateId} prospectId={prospect.id} />
          <button className="btn btn-secondary btn-sm" type="submit" name="act" value="pass">
            {t("submit")}
          </button>
        </PostForm>
      </SidebarBlock>
    </section>
  );
}

interface PassedBoxProps {
  pass: Pass;
  prospectId: string;
  mandateId: string;
  mayUndo: boolean;
}

/** Says that it was passed on, why and what that changed, with an undo. */
export function PassedBox({ pass, prospectId, mandateId, mayUndo }: PassedBoxProps) {
  const t = useTranslations("matching.opportunities");
  const passing = useTranslations("matching.opportunities.pass");
  const words = useTranslations("common.words");
  const term = useTerm();
  return (
    <Notice title={t("detail.passedTitle")}>
      <p>
        {t("detail.passedText", { reason: term("declineReasons", pass.reasonCode), note: pass.note ?? "" })}
      </p>
      <p className="small">{passChange(passing, pass.reasonCode, words("comma"))}</p>
      {mayUndo ? (
        <PostForm className="row" sent={{ mandateId, prospectId }}>
          <button className="btn btn-secondary btn-sm" type="submit" name="act" value="undo">
            {t("pass.undo")}
          </button>
        </PostForm>
      ) : null}
    </Notice>
  );
}
