import type { BadFile } from "./bad-file.ts";
import { pdf, pdfWith } from "./good-files.ts";

const object = (number: number, words: string) => `${number} 0 obj\n${words}\nendobj\n`;
const stream = (number: number, keys: string) =>
  object(number, `<< ${keys} /Length 1 >>\nstream\nx\nendstream`);
const link = "<< /S /URI /URI 5 0 R >>";

const acting: readonly (readonly [what: string, file: Parameters<typeof pdf>[0]])[] = [
  [
    "whose link is told through two references",
    { more: object(4, link) + object(5, "6 0 R") + object(6, "(javascript:x)") },
  ],
  ["whose link leads round", { more: object(4, link) + object(5, "6 0 R") + object(6, "5 0 R") }],
  ["whose link is nowhere", { more: object(4, link) }],
  [
    "whose link has a sign of its encoding only",
    { more: object(4, "<< /S /URI /URI (\\030javascript:x) >>") },
  ],
  ["whose link is marked as UTF-8", { more: object(4, "<< /S /URI /URI (\\357\\273\\277javascript:x) >>") }],
  ["whose links begin with a script", { catalog: "/URI << /Base (javascript:x) >>" }],
  [
    "whose links begin with a script, referenced indirectly",
    { catalog: "/URI 4 0 R", more: object(4, "<< /Base 5 0 R >>") + object(5, "(javascript:x)") },
  ],
  [
    "whose thread is referenced indirectly",
    { more: object(4, "<< /S 5 0 R /F (//evil/x.pdf) >>") + object(5, "6 0 R") + object(6, "/Thread") },
  ],
  ["whose picture is in a file", { more: stream(4, "/Subtype /Image /F (//evil/x.png)") }],
  ["whose stream is filtered in a file", { more: stream(4, "/FFilter /FlateDecode") }],
  ["with a page of another file", { more: stream(4, "/Subtype /Form /Ref << /F (//evil/x.pdf) >>") }],
  [
    "with a page of another file, referenced indirectly",
    { more: stream(4, "/Subtype /Form /Ref 5 0 R") + object(5, "<< /F (//evil/x.pdf) /Page 0 >>") },
  ],
  ["with a picture for the press", { more: stream(4, "/OPI << /2.0 << /F (//evil/x.tif) >> >>") }],
];

/** PDFs that link or fetch externally, in every notation. */
export const activePdfs: readonly BadFile[] = [
  [
    "a PDF that says twice where a link leads",
    "twice.pdf",
    pdfWith(object(4, "<< /S /URI /URI (javascript:x) /U#52I (https://a.example) >>")),
    "file-damaged",
  ],
  ...acting.map(([what, file], at): BadFile => [
    `a PDF ${what}`,
    `active-${at}.pdf`,
    pdf(file),
    "file-active",
  ]),
];
