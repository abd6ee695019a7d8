import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { PassErrors, PassFields } from "#app/components/matching/pass-fields.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { opportunitiesUrl, type OpportunitiesQuery } from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import type { Reply } from "#app/shared/reply.ts";
import type { RowWords } from "./opportunity-row.tsx";
import type { OpportunityTexts } from "./format-opportunities.server.ts";

interface PassPanelProps {
  opportunity: OpportunityTexts;
  mandateId: string;
  query: OpportunitiesQuery;
  reply: Reply["form"];
  words: RowWords;
}

/** The pass form: open for one opportunity at a time, given by the URL, so that it works without script. */
export function PassPanel({ opportunity, mandateId, query, reply, words }: PassPanelProps) {
  const t = useTranslations("matching.opportunities.pass");
  const form = replyForm("pass", reply);
  const url = paths.institution.opportunities();
  const { anchor } = opportunity;
  const here = opportunitiesUrl(url, query, { after: query.after, pass: opportunity.id });
  const without = opportunitiesUrl(url, query, { after: query.after });
  return (
    <div className="list-card__actions">
      <Link className="btn btn-primary btn-sm" to={paths.institution.pursue(opportunity.id, mandateId)}>
        {words.pursue}
      </Link>
      <details className="popover" open>
        <summary className="btn btn-quiet btn-sm">{t("open")}</summary>
        <PostForm
          className="popover__panel"
          action={`${here}#${anchor}`}
          id={form.id}
          aria-label={t("title", { number: anchor })}
        >
          <PassErrors form={form} />
          <PassFields form={form} mandateId={mandateId} prospectId={opportunity.id} autoFocus />
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
    </div>
  );
}
