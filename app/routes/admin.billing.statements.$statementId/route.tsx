import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { ErrorSummary } from "#app/components/ui/form.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Pagination, Tabs } from "#app/components/ui/navigation.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { crumbTo, PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { Day, Instant } from "#app/components/ui/when.tsx";
import { bankLinesQuery, bankStatementForm } from "#app/domain/billing/bank/forms.ts";
import { BANK_LINE_STATUSES } from "#app/domain/billing/bank/lifecycle.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { actOnStatement } from "#app/services/billing/bank/act-on-statement.server.ts";
import { readBankStatement } from "#app/services/billing/bank/read-bank-statement.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { LinePanel } from "./line-panel.tsx";
import { Lines } from "./lines.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  const { view, cursor, line, known } = readQuery(args.request, bankLinesQuery);
  const statementId = idParam(args.params, "statementId");
  const status = view === "all" ? null : view;
  const read = await readBankStatement(ctx, actor, { statementId, status, cursor, lineId: line });
  const title = translator(locale, "billing-admin.statements")("statement.title", {
    file: read.statement.fileName,
  });
  return { ...read, view, cursor, isKnown: known === "all", title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "settle");
  const { view, cursor } = readQuery(args.request, bankLinesQuery);
  await actOnStatement(ctx, actor, await readForm(args, bankStatementForm));
  const shown = { view: view === "all" ? undefined : view, cursor };
  return seeOther(adminPaths.bankStatement(idParam(args.params, "statementId"), shown));
}

export default function BankStatement() {
  const { statement, page, chosen, view, cursor, isKnown, now, title } = useLoaderData<typeof loader>();
  const t = useTranslations("billing-admin.statements.statement");
  const list = useTranslations("billing-admin.statements.list");
  const banks = useTranslations("billing-admin.statements.banks");
  const reply = useReply();
  const { id, counts, lines, matchedAt } = statement;
  const [doubtful, repeated] = [counts.doubtful ?? 0, counts.repeated ?? 0];
  const newLines = statement.newLines - doubtful - repeated;
  const sums = { lines, newLines, known: lines - newLines - doubtful, doubtful };
  const to = (query: Record<string, string | undefined>) => adminPaths.bankStatement(id, query);
  const shown = { view: view === "all" ? undefined : view, cursor };
  return (
    <>
      {chosen === null ? <ErrorSummary errors={errorsOfReply(reply.form)} /> : null}
      <PageHeader
        title={title}
        crumbs={crumbTo(t("crumbs"), list("title"), adminPaths.bankStatements())}
        lead={
          matchedAt === null
            ? t("matching", sums)
            : t("result", {
                ...sums,
                matched: (counts.matched ?? 0) + (counts.returned ?? 0) + (counts["came-back"] ?? 0),
                ignored: counts.ignored ?? 0,
                left: counts.unmatched ?? 0,
              })
        }
      >
        <span>
          {banks(statement.bank)} <span className="nowrap">{statement.account}</span>
        </span>
        <span>
          <Day day={statement.periodFrom} /> – <Day day={statement.periodTo} />
        </span>
        {statement.openingFen === null ? null : (
          <span>
            {t.rich("balances", {
              opening: () => <ExactMoney fen={statement.openingFen} unit />,
              closing: () => <ExactMoney fen={statement.closingFen} unit />,
            })}
          </span>
        )}
        <span>
          {t.rich("imported", {
            name: statement.importerName ?? "",
            at: () => <Instant at={statement.importedAt} />,
          })}
        </span>
      </PageHeader>
      <div className="stack-lg">
        {isKnown ? (
          <Notice live>
            <p>{t("allKnown")}</p>
          </Notice>
        ) : null}
        {chosen === null ? (
          <RefusalNotice refusal={reply.refusal} />
        ) : (
          <LinePanel chosen={chosen} now={now} />
        )}
        <div className="stack">
          <Tabs
            label={t("views")}
            tabs={(["all", ...BANK_LINE_STATUSES] as const).map((key) => ({
              key,
              to: to({ view: key === "all" ? undefined : key }),
              label: t(`view.${key}`),
              current: view === key,
              count: key === "all" ? statement.newLines : (counts[key] ?? 0),
            }))}
          />
          <Lines rows={page.rows} toLine={(line) => `${to({ ...shown, line })}#line`} now={now} />
          <Pagination
            isFirst={cursor === undefined}
            next={page.next}
            to={(next) => to({ view: shown.view, cursor: next })}
          />
        </div>
      </div>
    </>
  );
}
