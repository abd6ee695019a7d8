import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import type { Locale } from "./locale.ts";
import { messagesFor, type Messages } from "./messages.ts";

/** Messages outside of React: e-mails, CSV headers, page titles. `translator("en", "mail")("subject", …)`. */
export function translator<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  locale: Locale,
  namespace: Namespace,
) {
  return createTranslator<Messages, Namespace>({
    locale,
    messages: messagesFor(locale),
    namespace,
    timeZone: "Asia/Shanghai",
  });
}
