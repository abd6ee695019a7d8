import { useLocale, useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import { formatMoneyExact, moneyValue } from "#app/i18n/format.ts";

interface HowToPayProps {
  number: string;
  leftFen: bigint;
  /** The provider's page to pay at by card, where there is one that asks exactly what is left. */
  payUrl: string | null;
  /** There is a page that asks something else. */
  isTransferOnly: boolean;
  /** The operator's bank account; null where it has entered none. */
  account: { name: string; bank: string; number: string } | null;
}

/** The two ways to pay what is due: on the provider's page, and by transfer with what its form needs, to be copied. */
export function HowToPay({ number, leftFen, payUrl, isTransferOnly, account }: HowToPayProps) {
  const t = useTranslations("billing.pay");
  const locale = useLocale();
  const copied = (text: string) => <span className="select-all">{text}</span>;
  return (
    <NamedSection id="pay" title={t("title")} heading="sidebar">
      {leftFen === 0n ? (
        <p className="small muted">{t("nothing")}</p>
      ) : (
        <div className="stack">
          {payUrl === null ? null : (
            <>
              <h3 className="small">{t("card")}</h3>
              <div className="row">
                <LinkButton tone="primary" to={payUrl} document>
                  {t("online")}
                </LinkButton>
              </div>
              <p className="small muted">{t("onlineNote")}</p>
            </>
          )}
          {isTransferOnly ? (
            <>
              <h3 className="small">{t("card")}</h3>
              <p className="small">
                {t("transferOnly", { amount: formatMoneyExact(locale, leftFen), number })}
              </p>
            </>
          ) : null}
          <h3 className="small">{t("transfer")}</h3>
          {account === null ? (
            <p className="small">{t("noAccount")}</p>
          ) : (
            <>
              <FactList>
                <Fact label={t("accountName")} value={copied(account.name)} />
                <Fact label={t("accountBank")} value={copied(account.bank)} />
                <Fact label={t("accountNumber")} value={copied(account.number)} />
                <Fact label={t("reference")} value={copied(number)} />
                <Fact
                  label={t("transferAmount")}
                  value={
                    <data
                      className="num select-all"
                      value={moneyValue(leftFen)}
                      title={formatMoneyExact(locale, leftFen)}
                    >
                      {moneyValue(leftFen)}
                    </data>
                  }
                />
              </FactList>
              <p className="small muted">{t("transferNote")}</p>
            </>
          )}
        </div>
      )}
    </NamedSection>
  );
}
