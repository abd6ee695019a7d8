import { useTranslations } from "use-intl";

/** What an event of any kind is called, of billing too. */
export function useEventName(): (type: string) => string {
  const events = useTranslations("terms.events");
  const billing = useTranslations("terms.billingEvents");
  return (type) => {
    const [one, other] = [type as Parameters<typeof events>[0], type as Parameters<typeof billing>[0]];
    if (events.has(one)) return events(one);
    return billing.has(other) ? billing(other) : type;
  };
}
