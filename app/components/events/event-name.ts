import { useTranslations } from "use-intl";

/** What an event of any kind is called; pages of deals and prospects load only the names that they can show. */
export function useEventName(): (type: string) => string {
  const events = useTranslations("terms.events");
  const billing = useTranslations("terms.billingEvents");
  return (type) => {
    const [one, other] = [type as Parameters<typeof events>[0], type as Parameters<typeof billing>[0]];
    if (events.has(one)) return events(one);
    return billing.has(other) ? billing(other) : type;
  };
}
