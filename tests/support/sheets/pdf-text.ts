import { inflateSync } from "node:zlib";

/**
 * The text of our PDFs, read from the file: each font's map of glyphs to characters, applied to the page content. A glyph
 * that no reader could copy or search is missing.
 */
export function textOfPdf(pdf: Buffer): string {
  const objects = new Map<string, string>();
  for (const [, id = "", body = ""] of pdf.toString("latin1").matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)) {
    objects.set(id, body);
  }
  const fonts = new Map<string, Map<string, string>>();
  for (const body of objects.values()) {
    for (const [, name = "", font = ""] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? "")?.[1];
      fonts.set(name, charactersOf(streamOf(objects.get(map ?? "") ?? "")));
    }
  }
  let words = "";
  for (const body of objects.values()) {
    const page = streamOf(body);
    if (!page.includes("BT")) continue;
    let font = new Map<string, string>();
    for (const [token, name, shown] of page.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ|ET/g)) {
      if (name !== undefined) font = fonts.get(name) ?? new Map<string, string>();
      else if (shown === undefined) words += token === "ET" ? "\n" : "";
      else {
        for (const [, hex = ""] of shown.matchAll(/<([0-9a-f]+)>/g))
          for (const glyph of hex.match(/.{4}/g) ?? []) words += font.get(glyph) ?? "�";
      }
    }
  }
  return words;
}

function streamOf(object: string): string {
  const start = object.indexOf("stream\n");
  if (start < 0) return "";
  const bytes = Buffer.from(object.slice(start + 7, object.lastIndexOf("\nendstream")), "latin1");
  try {
    return object.includes("/FlateDecode") ? inflateSync(bytes).toString("latin1") : bytes.toString("latin1");
  } catch {
    return "";
  }
}

function charactersOf(map: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, first = "", list = ""] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, hex = ""], step) => {
      const glyph = (Number.parseInt(first, 16) + step).toString(16).padStart(4, "0");
      const units = (hex.replaceAll(" ", "").match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      found.set(glyph, String.fromCharCode(...units));
    });
  }
  return found;
}
