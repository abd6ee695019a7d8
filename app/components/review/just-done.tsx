import { Notice } from "#app/components/ui/notice.tsx";
import { ReceiptLinks } from "#app/components/events/receipt-links.tsx";
import type { Locale } from "#app/i18n/locale.ts";

/** What an act that binds has done, as text, with the addresses of its receipt. */
export interface DoneShown {
  title: string;
  text: string;
  receipts: Readonly<Record<Locale, string>>;
}

/** Above the page that such an act leads to: what happened, and where its receipt is. */
export function JustDone({ done }: { done: DoneShown }) {
  return (
    <Notice live title={done.title}>
      <p>{done.text}</p>
      <ReceiptLinks to={(language) => done.receipts[language]} />
    </Notice>
  );
}
