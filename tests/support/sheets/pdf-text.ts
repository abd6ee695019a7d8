import { inflateSync } from "node:zlib";

/**
 * The text of our PDFs, read from the file: each font's map of glyphs to characters, applied to the page content. A glyph
 * that no reader could copy or search is missing.
 */
export function textOfPdf(pdf: Buffer): string {
  return placedTextsOfPdf(pdf)
    .map(({ text }) => `${text}\n`)
    .join("");
}

/** The same piece by piece, each with its page and where it begins, in points from the left and from the foot. */
export function placedTextsOfPdf(pdf: Buffer): { page: number; x: number; y: number; text: string }[] {
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
  const words = [];
  let page = 0;
  for (const body of objects.values()) {
    const content = streamOf(body);
    if (!content.includes("BT")) continue;
    page += 1;
    let font = new Map<string, string>();
    let [x, y, text] = [0, 0, ""];
    const tokens = /\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ|1 0 0 1 ([\d.]+) ([\d.]+) Tm|ET/g;
    for (const [token, name, shown, left, up] of content.matchAll(tokens)) {
      if (name !== undefined) font = fonts.get(name) ?? new Map<string, string>();
      else if (left !== undefined) [x, y] = [Number(left), Number(up)];
      else if (token === "ET") {
        words.push({ page, x, y, text });
        text = "";
      } else {
        for (const [, hex = ""] of (shown ?? "").matchAll(/<([0-9a-f]+)>/g))
          for (const glyph of hex.match(/.{4}/g) ?? []) text += font.get(glyph) ?? "�";
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
