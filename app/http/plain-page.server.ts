import type { Request, Response } from "express";
import { detectLocale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { localsOf } from "./request-id.server.ts";

/** What is said before, or instead of, a page: by express, when Remix must not be asked or cannot answer. */
export type PlainReason =
  | "foreignOrigin"
  | "tooLarge"
  | "addressTooLong"
  | "methodNotAllowed"
  | "tooSlow"
  | "tooSlowUnsure"
  | "failed"
  | "stopping";

const statuses: Record<PlainReason, number> = {
  foreignOrigin: 403,
  tooLarge: 413,
  addressTooLong: 414,
  methodNotAllowed: 405,
  tooSlow: 503,
  tooSlowUnsure: 503,
  failed: 500,
  stopping: 503,
};

/** Answers with a short page in the person's language, or JSON where a program asked. */
export function sendPlainPage(request: Request, response: Response, reason: PlainReason): void {
  const locale = detectLocale(request.get("cookie") ?? null, request.get("accept-language") ?? null);
  const t = translator(locale, "edge");
  const { requestId } = localsOf(response);
  response.status(statuses[reason]).setHeader("Cache-Control", "no-store");
  if (statuses[reason] === 503) response.setHeader("Retry-After", "5");
  if (request.accepts(["html", "json"]) === "json") {
    response.json({ error: reason, message: t(`${reason}.text`), requestId });
    return;
  }
  response.type("html").send(`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(t(`${reason}.title`))}</title>
</head>
<body>
<main>
<h1>${escape(t(`${reason}.title`))}</h1>
<p>${escape(t(`${reason}.text`))}</p>
<p><a href="/">${escape(t("home"))}</a></p>
<p><small>${escape(t("request", { id: requestId }))}</small></p>
</main>
</body>
</html>
`);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
