import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { PassErrors, PassFields } from "#app/components/matching/pass-fields.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { dealsUrl, type DealsQuery } from "#app/shared/deals-query.ts";
import { paths } from "#app/shared/paths.ts";
import type { Reply } from "#app/shared/reply.ts";
import type { RowWords } from "./deal-row.tsx";
import type { DealWords } from "./format-deals.server.ts";

/** The pass form: open for one deal at a time, given by the URL, so that it works without script. */
export function PassPanel({
  deal,
  mandateId,
  query,
  reply,
  words,
}: {
  deal: DealWords;
  mandateId: string;
  query: DealsQuery;
  reply: Reply["form"];
  words: RowWords;
}) {
  const t = useTranslations("matching.deals.pass");
  const form = replyForm("pass", reply);
  const url = paths.institution.deals();
  const { anchor } = deal;
  const here = dealsUrl(url, query, { after: query.after, pass: deal.id });
  const without = dealsUrl(url, query, { after: query.after });
  return (
    <div className="deal__actions">
      <Link className="btn btn-primary btn-sm" to={paths.institution.pursue(deal.id, mandateId)}>
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
          <PassFields form={form} mandateId={mandateId} prospectId={deal.id} autoFocus />
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
