import { ReviewForm } from "#app/components/review/review-form.tsx";
import { FactList } from "#app/components/ui/facts.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import type { RefusalCode } from "#app/domain/refusal.ts";

interface AgreeReversalPageProps {
  title: string;
  /** The deal's running number. */
  number: string;
  amountFen: bigint;
  sent: { reversalId: string; read: string };
  before: string;
  act: string;
  back: { to: string; label: string };
  crumb: string;
  facts: readonly { key: string; label: string; value: string }[];
  follows: readonly string[];
  whyNot: RefusalCode | null;
}

/** The review before a side agrees that a confirmed drawdown be reversed. */
export function AgreeReversalPage(props: AgreeReversalPageProps) {
  const { title, number, amountFen, sent, back, crumb, facts, follows, whyNot } = props;
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(back.label, crumb, back.to)}>
        <span className="nowrap">{number}</span>
      </PageHeader>
      <ReviewForm
        act="agree"
        title={props.before}
        sent={sent}
        transport={{ need: "pay" }}
        terms={<FactList facts={facts} />}
        consequences={follows}
        amountFen={amountFen}
        whyNot={whyNot}
        button={props.act}
        back={back}
      />
    </>
  );
}
