import type { IncomingMessage, ServerResponse } from "node:http";
import type Stripe from "stripe";
import { type Faults, REQUEST_FAULTS, type RequestFault } from "./faults.ts";
import type { Invoicing } from "./invoices.ts";
import type { Paying } from "./payments.ts";
import { idOf, type Store, StripeRefusal } from "./store.ts";

const words = {
  en: {
    notice: "This is a stand-in for Stripe: no card is charged and no money moves.",
    invoice: "Invoice",
    due: "Amount due",
    dueOn: "Due on",
    pay: "Pay by card",
    decline: "Let the card be declined",
    declined: "The card was declined. Nothing was paid.",
    status: { draft: "Draft", open: "Open", paid: "Paid", void: "Void", uncollectible: "Uncollectible" },
    other: "中文",
  },
  "zh-CN": {
    notice: "这是 Stripe 的模拟页面：不会扣款，也不涉及真实资金。",
    invoice: "账单",
    due: "应付金额",
    dueOn: "付款期限",
    pay: "银行卡支付",
    decline: "模拟支付被拒绝",
    declined: "支付被拒绝，未扣款。",
    status: { draft: "草稿", open: "待支付", paid: "已支付", void: "已作废", uncollectible: "无法收回" },
    other: "English",
  },
} as const;
type Language = keyof typeof words;

interface Parts {
  store: Store;
  faults: Faults;
  invoices: Invoicing;
  payments: Paying;
}

interface Visit {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  body: string;
}

/** The hosted page of an invoice, and a page of switches at /. Both work by forms alone. */
export function pages({ store, faults, invoices, payments }: Parts): (visit: Visit) => Promise<void> {
  const acts: Record<string, (of: string) => unknown> = {
    "open-dispute": payments.openDispute,
    "win-dispute": (id) => payments.closeDispute(id, "won"),
    "lose-dispute": (id) => payments.closeDispute(id, "lost"),
    "fail-refund": payments.failRefund,
    "void-invoice": (id) => invoices.end(id, "void"),
    fault: (kind) => faults.next.push(kind as RequestFault),
    duplicates: (share) => (faults.deliveries.duplicates = Number(share)),
    losses: (share) => (faults.deliveries.losses = Number(share)),
    reordered: (flag) => (faults.deliveries.isReordered = flag === "1"),
    delay: (ms) => (faults.deliveries.delayMs = Number(ms)),
    down: (flag) => (faults.isDown = flag === "1"),
    none: () => faults.none(),
  };

  function hosted({ request, response, url, body }: Visit, id: string): void {
    const language = languageOf(url, id, store);
    if (request.method === "POST") {
      const isDeclined = new URLSearchParams(body).get("card") === "declined";
      payments.payByCard(id, { isDeclined });
      return seeOther(response, `/i/${id}?lang=${language}${isDeclined ? "&declined=1" : ""}`);
    }
    show(response, hostedPage(invoices.invoiceBy(id), language, url.searchParams.has("declined")), language);
  }

  return async (visit) => {
    const { request, response, url, body } = visit;
    try {
      const [, id] = /^\/i\/(\w+)$/.exec(url.pathname) ?? [];
      if (id !== undefined) return hosted(visit, id);
      if (url.pathname !== "/") throw new StripeRefusal(404, "There is no such page.");
      if (request.method !== "POST") return show(response, switches(store, faults), "en");
      const [[act = "", of = ""] = []] = new URLSearchParams(body);
      acts[act]?.(of);
      seeOther(response, "/");
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      show(response, `<h1>${escaped(error.message)}</h1>`, "en", error.status);
    }
  };
}

function languageOf(url: URL, invoiceId: string, store: Store): Language {
  const asked = url.searchParams.get("lang");
  const customer = store.objects.customers[idOf(store.objects.invoices[invoiceId]?.customer)];
  return (asked ?? customer?.preferred_locales?.[0] ?? "en").startsWith("zh") ? "zh-CN" : "en";
}

function hostedPage(invoice: Stripe.Invoice, language: Language, wasDeclined: boolean): string {
  const say = words[language];
  const other = language === "en" ? "zh-CN" : "en";
  const due =
    invoice.due_date === null
      ? ""
      : `<dt>${say.dueOn}</dt><dd>${new Date(invoice.due_date * 1_000).toISOString().slice(0, 10)}</dd>`;
  const pay = `<form method="post" action="/i/${invoice.id}?lang=${language}">
      <button name="card" value="good">${say.pay}</button>
      <button name="card" value="declined" class="plain">${say.decline}</button></form>`;
  return `<p class="notice">${say.notice}</p>
    <h1>${say.invoice} ${escaped(invoice.number ?? "")}</h1>
    ${wasDeclined ? `<p role="alert">${say.declined}</p>` : ""}
    <dl><dt>${say.due}</dt><dd>¥${moneyOf(invoice.amount_remaining)}</dd>${due}</dl>
    <p><strong>${say.status[invoice.status as keyof (typeof words)["en"]["status"]]}</strong></p>
    ${invoice.status === "open" ? pay : ""}
    <p><a lang="${other}" hreflang="${other}" href="/i/${invoice.id}?lang=${other}">${say.other}</a></p>`;
}

function switches({ objects }: Store, { deliveries, isDown, next }: Faults): string {
  const button = (act: string, of: string, label: string): string =>
    `<button name="${act}" value="${of}">${escaped(label)}</button>`;
  const invoices = Object.values(objects.invoices).map((each) =>
    row(
      `<a href="/i/${each.id}">${escaped(each.number ?? each.id)}</a>`,
      `¥${moneyOf(each.total)}`,
      String(each.status),
      each.status === "open" ? button("void-invoice", each.id, "Void") : "",
    ),
  );
  const paidBy = Object.values(objects.invoicePayments);
  /** The number of the invoice that a payment was for. */
  const numberOf = (paymentIntent: Stripe.Charge["payment_intent"]): string => {
    const intent = idOf(paymentIntent);
    const paid = paidBy.find(({ payment }) => idOf(payment.payment_intent) === intent);
    return escaped(objects.invoices[idOf(paid?.invoice)]?.number ?? "");
  };
  const charges = Object.values(objects.charges).map((each) =>
    row(
      each.id,
      numberOf(each.payment_intent),
      `¥${moneyOf(each.amount)}`,
      each.status,
      each.paid && !each.disputed ? button("open-dispute", each.id, "Open a dispute") : "",
    ),
  );
  const disputes = Object.values(objects.disputes).map((each) => {
    const isOpen = each.status !== "won" && each.status !== "lost";
    const close = button("win-dispute", each.id, "Win") + " " + button("lose-dispute", each.id, "Lose");
    const { payment_intent: intent, amount, status } = each;
    return row(each.id, numberOf(intent), `¥${moneyOf(amount)}`, status, isOpen ? close : "");
  });
  const refunds = Object.values(objects.refunds).map((each) =>
    row(
      each.id,
      numberOf(each.payment_intent),
      `¥${moneyOf(each.amount)}`,
      String(each.status),
      button("fail-refund", each.id, "Let it fail"),
    ),
  );
  return `<p class="notice">${words.en.notice}</p><h1>Stand-in for Stripe</h1><form method="post" action="/">
    <h2>Faults</h2>
    <p>The next request fails: ${REQUEST_FAULTS.map((kind) => button("fault", kind, kind)).join(" ")} (${next.length} waiting)</p>
    <p>Events: twice ${deliveries.duplicates} ${button("duplicates", "1", "all")} ${button("duplicates", "0", "none")};
      lost ${deliveries.losses} ${button("losses", "1", "all")} ${button("losses", "0.5", "half")} ${button("losses", "0", "none")};
      ${deliveries.isReordered ? button("reordered", "0", "in order") : button("reordered", "1", "in another order")};
      delay ${deliveries.delayMs} ms ${button("delay", "5000", "5 s")} ${button("delay", "0", "none")}</p>
    <p>${isDown ? button("down", "0", "Up again") : button("down", "1", "Down")} ${button("none", "", "No faults")}</p>
    ${tableOf("Invoices", invoices)}${tableOf("Payments", charges)}${tableOf("Disputes", disputes)}${tableOf("Refunds", refunds)}
    </form>`;
}

const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
const tableOf = (name: string, rows: string[]): string =>
  rows.length === 0 ? "" : `<h2>${name}</h2><table>${rows.reverse().join("")}</table>`;

function moneyOf(fen: number): string {
  const yuan = Math.trunc(fen / 100).toLocaleString("en-US");
  return `${yuan}.${String(Math.abs(fen % 100)).padStart(2, "0")}`;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function seeOther(response: ServerResponse, location: string): void {
  response.writeHead(303, { location }).end();
}

function show(response: ServerResponse, content: string, language: Language, status = 200): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  response.end(`<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Stripe</title><style>
body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c1f2b}
.notice{background:#fff4d6;padding:.5rem .75rem;border-radius:.4rem}dt{color:#555c70}dd{margin:0 0 .5rem;font-size:1.25rem}
button{font:inherit;padding:.4rem .8rem;border-radius:.4rem;border:1px solid #4a47d5;background:#4a47d5;color:#fff}
.plain,table button,p>button{background:#fff;color:#33319c}td{padding:.2rem .8rem .2rem 0}</style></head>
<body><main>${content}</main></body></html>`);
}
