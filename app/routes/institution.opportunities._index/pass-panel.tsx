import { useTranslations } from "use-intl";
import { PassErrors, PassFields } from "#app/components/matching/pass-fields.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { opportunitiesUrl, type OpportunitiesQuery } from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import type { Reply } from "#app/shared/reply.ts";

interface Pair {
  prospectId: string;
  mandateId: string;
}

interface PassPanelProps {
  /** The prospect's number, P-2417. */
  number: string;
  pair: Pair;
  query: OpportunitiesQuery;
  reply: Reply["form"];
}

/** Passing on a row, below it: an address opens it, so that it works without script. */
export function PassPanel({ number, pair, query, reply }: PassPanelProps) {
  const t = useTranslations("matching.opportunities.pass");
  const form = replyForm("pass", reply);
  const { after } = query;
  const url = (pass?: string) => opportunitiesUrl(paths.institution.opportunities(), query, { after, pass });
  return (
    <PostForm className="stack" action={url(query.pass)} id={form.id} aria-label={t("title", { number })}>
      {form.has("prospectId", pair.prospectId) ? <PassErrors form={form} /> : null}
      <PassFields form={form} {...pair} />
      <div className="row">
        <button className="btn btn-secondary btn-sm" type="submit" name="act" value="pass">
          {t("submit")}
        </button>
        <a className="btn btn-quiet btn-sm" href={url()} data-stay>
          {t("close")}
        </a>
      </div>
    </PostForm>
  );
}

/** A refused pass whose row is not open, as in a new document: the form with its errors and what was typed. */
export function ReturnedPass({ query, reply }: Pick<PassPanelProps, "query" | "reply">) {
  const form = replyForm("pass", reply);
  const valueOf = (name: keyof Pair) => form.field(name).defaultValue ?? "";
  const pair = { prospectId: valueOf("prospectId"), mandateId: valueOf("mandateId") };
  return <PassPanel number="" pair={pair} query={query} reply={reply} />;
}
