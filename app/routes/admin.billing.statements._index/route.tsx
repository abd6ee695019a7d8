import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AdminBillingTabs } from "#app/components/billing/admin-billing-tabs.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Pagination } from "#app/components/ui/navigation.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Day, Instant } from "#app/components/ui/when.tsx";
import { bankStatementsQuery, importStatementForm } from "#app/domain/billing/bank/forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readFileForm, refuseFileForm } from "#app/http/forms/file-form.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { importBankStatement } from "#app/services/billing/bank/import-bank-statement.server.ts";
import { listBankStatements } from "#app/services/billing/bank/list-bank-statements.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import { formatFaults } from "./format-faults.server.ts";
import { ImportForm } from "./import-form.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  const { cursor } = readQuery(args.request, bankStatementsQuery);
  const page = await listBankStatements(ctx, actor, { cursor });
  return {
    page,
    isFirst: cursor === undefined,
    accounts: ctx.config.ownAccounts,
    title: translator(locale, "billing-admin.statements")("list.title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  const done = await readFileForm(args, importStatementForm, ({ account = null }, file) =>
    importBankStatement(ctx, actor, { file, account }),
  );
  if ("faults" in done) return refuseFileForm(args, formatFaults(locale, done.faults));
  const known = done.newLines + done.doubtfulLines === 0 ? "all" : undefined;
  return seeOther(adminPaths.bankStatement(done.statementId, { known }));
}

type Row = Awaited<ReturnType<typeof listBankStatements>>["rows"][number];

export default function BankStatements() {
  const { page, isFirst, accounts, title } = useLoaderData<typeof loader>();
  const t = useTranslations("billing-admin.statements.list");
  const { column, figure } = columnsNamed(page.rows, t);
  return (
    <>
      <PageHeader title={title} lead={t("lead")} />
      <AdminBillingTabs current="statements" />
      <div className="stack-lg">
        <ImportForm accounts={accounts} />
        <Section id="statements" title={t("imported")}>
          {page.rows.length === 0 ? (
            <p className="muted">{t("none")}</p>
          ) : (
            <RecordTable
              caption={t("imported")}
              rows={page.rows}
              columns={[
                column("file", (row) => <File row={row} />),
                column("period", ({ periodFrom, periodTo }) => (
                  <span className="nowrap">
                    <Day day={periodFrom} />
                    {periodFrom === periodTo ? null : (
                      <>
                        {" – "}
                        <Day day={periodTo} />
                      </>
                    )}
                  </span>
                )),
                figure("closing", ({ closingFen }) => <ExactMoney fen={closingFen} />, {
                  absent: ({ closingFen }) => closingFen === null,
                }),
                column("lines", (row) => <Lines row={row} />),
                column("at", ({ importedAt, importerName }) => (
                  <>
                    <Instant at={importedAt} />
                    <small>{importerName}</small>
                  </>
                )),
              ]}
            />
          )}
          <Pagination
            isFirst={isFirst}
            next={page.next}
            to={(cursor) => withQuery(adminPaths.bankStatements(), { cursor })}
          />
        </Section>
      </div>
    </>
  );
}

function File({ row: { id, fileName, bank, account } }: { row: Row }) {
  const t = useTranslations("billing-admin.statements");
  return (
    <Link className="row-link" to={adminPaths.bankStatement(id)}>
      {fileName}
      <small>
        {t(`banks.${bank}`)} <span className="nowrap">{account}</span>
      </small>
    </Link>
  );
}

function Lines({ row: { lines, newLines, left, matchedAt } }: { row: Row }) {
  const t = useTranslations("billing-admin.statements.list");
  return (
    <>
      {t("count", { lines, newLines })}
      <small>{matchedAt === null ? t("matching") : t("left", { left: Number(left) })}</small>
    </>
  );
}
