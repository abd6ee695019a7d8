import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { CheckboxField } from "#app/components/ui/choices.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { SelectField, TextField } from "#app/components/ui/inputs.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { PASS_REASONS } from "#app/domain/matching/pass-reasons.ts";
import { dealsUrl, type DealsQuery } from "#app/http/deals-query.ts";
import { paths } from "#app/http/paths.ts";
import type { Reply } from "#app/http/reply.ts";
import type { Deal } from "./shapes.ts";

/** Why one passes: open for one deal at a time, as the address says, so that it works without script. */
export function PassPanel({
  deal,
  mandateId,
  query,
  reply,
}: {
  deal: Deal;
  mandateId: string;
  query: DealsQuery;
  reply: Reply["form"];
}) {
  const t = useTranslations("matching.deals.pass");
  const term = useTerm();
  const form = replyForm("pass", reply);
  const url = paths.institution.deals();
  const here = dealsUrl(url, query, { after: query.after, pass: deal.id });
  const without = dealsUrl(url, query, { after: query.after });
  const anchor = `P-${deal.number}`;
  return (
    <details className="popover" open>
      <summary className="btn btn-quiet btn-sm">{t("open")}</summary>
      <PostForm
        className="popover__panel"
        action={`${here}#${anchor}`}
        id={form.id}
        aria-label={t("title", { number: anchor })}
      >
        <input type="hidden" name="mandateId" value={mandateId} />
        <input type="hidden" name="prospectId" value={deal.id} />
        <SelectField
          field={form.field("reasonCode")}
          label={t("why")}
          hint={t("hint")}
          width="full"
          blank={t("choose")}
          options={PASS_REASONS.map((code) => ({ value: code, label: term("declineReasons", code) }))}
          autoFocus
        />
        <TextField
          field={form.field("note")}
          label={t("note")}
          hint={t("noteHint")}
          optional
          width="full"
          maxLength={500}
        />
        <CheckboxField field={form.field("repairable")} label={t("repairable")} note={t("repairableHint")} />
        <div className="row">
          <button className="btn btn-secondary btn-sm" type="submit" name="act" value="pass">
            {t("submit")}
          </button>
          <Link className="btn btn-quiet btn-sm" to={`${without}#${anchor}`} preventScrollReset>
            {t("cancel")}
          </Link>
        </div>
      </PostForm>
    </details>
  );
}
