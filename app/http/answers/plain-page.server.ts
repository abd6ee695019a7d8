import type { Request, Response } from "express";
import { formatSize } from "#app/i18n/format-size.ts";
import { detectLocale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { localsOf } from "#app/http/server/request-id.server.ts";

/** What express answers itself, when Remix must not be called or cannot answer. */
export type PlainReason =
  | "foreignOrigin"
  | "tooLarge"
  | "fileTooLarge"
  | "addressTooLong"
  | "methodNotAllowed"
  | "tooSlow"
  | "tooSlowUnsure"
  | "failed"
  | "stopping";

const statuses: Record<PlainReason, number> = {
  foreignOrigin: 403,
  tooLarge: 413,
  fileTooLarge: 413,
  addressTooLong: 414,
  methodNotAllowed: 405,
  tooSlow: 503,
  tooSlowUnsure: 503,
  failed: 500,
  stopping: 503,
};

/** What was too large: the limit in bytes, and what was sent, where that was declared. */
export interface Sizes {
  most: number;
  sent: number | null;
}

/** Answers with a short page in the person's language, or JSON for API clients. */
export function sendPlainPage(
  request: Request,
  response: Response,
  reason: PlainReason,
  { most, sent }: Sizes = { most: 0, sent: null },
): void {
  const locale = detectLocale(request.get("cookie") ?? null, request.get("accept-language") ?? null);
  const t = translator(locale, "server");
  const { requestId } = localsOf(response);
  const size = formatSize(most);
  const had = sent === null ? size : formatSize(sent);
  // What is over by less than is shown has the same size in words.
  const text = t(`${reason}.text`, { size, sent: had === size ? "none" : had });
  const form = formOf(request);
  response.status(statuses[reason]).setHeader("Cache-Control", "no-store");
  if (statuses[reason] === 503) response.setHeader("Retry-After", "5");
  if (request.accepts(["html", "json"]) === "json") {
    response.json({ error: reason, message: text, requestId });
    return;
  }
  const kept = statuses[reason] === 413 ? t(`${reason as "tooLarge"}.kept`, { size }) : undefined;
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
<p>${escape(text)}</p>
${kept === undefined ? "" : `<template data-kept>${escape(kept)}</template>`}
${form === undefined ? "" : `<p><a href="${escape(form)}">${escape(t("form"))}</a></p>`}
<p><a href="/">${escape(t("home"))}</a></p>
<p><small>${escape(t("request", { id: requestId }))}</small></p>
</main>
</body>
</html>
`);
}

/** The page that a form was posted from, if it is on this host. */
function formOf(request: Request): string | undefined {
  const { headers, method } = request;
  const from = URL.parse(headers.referer ?? "");
  if (method !== "POST" || from === null || from.host !== headers.host) return undefined;
  return from.pathname.startsWith("//") ? undefined : from.pathname + from.search;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
