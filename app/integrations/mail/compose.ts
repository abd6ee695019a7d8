import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";

interface Link {
  label: string;
  url: string;
}

/** The content of an e-mail before formatting: whole sentences, with at most one action. */
export interface EmailContent {
  locale: Locale;
  subject: string;
  paragraphs: readonly string[];
  /** Under headings, each line with the page that it links to. */
  sections?: readonly { title: string; links: readonly Link[] }[];
  action?: Link;
  /** Why the person gets it; the last line. */
  because: string;
  /** How to get fewer. */
  foot?: readonly Link[];
}

/**
 * Both forms of an e-mail, with the same text. The HTML has no picture, script or remote resource, so that opening it
 * discloses nothing.
 */
export function composeEmail({
  locale,
  paragraphs,
  sections = [],
  action,
  because,
  foot = [],
  ...content
}: EmailContent): { subject: string; text: string; html: string } {
  const t = translator(locale, "mail");
  // A line break in a subject would start another header.
  const subject = content.subject.replace(/\s+/g, " ").trim();
  const signature = t("signature");
  const text = [
    ...paragraphs,
    ...sections.map(({ title, links }) => [title, ...links.map(asText)].join("\n\n")),
    ...(action ? [asText(action)] : []),
    `${signature}\n${because}`,
    ...foot.map(asText),
  ].join("\n\n");
  const button = action
    ? `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#0b6663;color:#ffffff;text-decoration:none">${escapeHtml(action.label)}</a></p>
<p style="font-size:13px;color:#5b6871;word-break:break-all">${escapeHtml(action.url)}</p>`
    : "";
  const html = `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#fcfcfa;color:#14212b;font-family:Inter,'PingFang SC','Noto Sans SC',system-ui,sans-serif;line-height:1.6">
<div style="max-width:560px;margin:0 auto;padding:32px 24px">
<p style="font-weight:600">Longspring 春融</p>
${paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("\n")}
${sections.map(({ title, links }) => `<h2 style="font-size:15px;margin:24px 0 4px">${escapeHtml(title)}</h2>\n<ul style="padding-left:20px;margin:0">${links.map((link) => `<li>${asHtml(link)}</li>`).join("\n")}</ul>`).join("\n")}
${button}
<hr style="border:0;border-top:1px solid #e0e5e4;margin:32px 0 16px">
<p style="font-size:13px;color:#5b6871">${[escapeHtml(signature), escapeHtml(because), ...foot.map(asHtml)].join("<br>")}</p>
</div>
</body>
</html>
`;
  return { subject, text: `${text}\n`, html };
}

/**
 * A name that somebody typed, for a sentence of an e-mail: on one line, and without anything that mail programs make a
 * link of. The dot of `evil.com` becomes a space, that of `Co., Ltd.` stays.
 */
export function withoutLinks(name: string): string {
  return name
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/:\/\/|[@＠]/gu, " ")
    .replace(/[.．。｡](?=[\p{L}\p{N}])/gu, " ")
    .trim();
}

function asText({ label, url }: Link): string {
  return `${label}\n${url}`;
}

function asHtml({ label, url }: Link): string {
  return `<a href="${escapeHtml(url)}" style="color:#0b6663">${escapeHtml(label)}</a>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
