import { latin1, refusedAs, type BadFile } from "./bad-file.ts";
import { packed, pdf, pdfWith } from "./good-files.ts";

const script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
/** Two objects in one stream of objects: a harmless number, and one that acts. */
const objects = `4 0 5 2 1 ${script}`;

/** PDFs that hide actions from a scanner of text rather than structure. */
export const hiddenPdfs: readonly BadFile[] = [
  ...refusedAs("file-active", "pdf", [
    [
      "a PDF whose JavaScript stands behind the word stream in a string",
      pdfWith(`4 0 obj\n<< /Title (a stream\n) /S /JavaScript /JS (1) /End (endstream) >>\nendobj`),
    ],
    [
      "a PDF whose JavaScript stands behind the word stream in a comment",
      pdfWith(`% stream\n4 0 obj\n${script}\nendobj\n% endstream`),
    ],
    [
      "a PDF whose packed objects tell their type elsewhere",
      pdfWith(`8 0 obj\n/ObjStm\nendobj\n${packed("/Type 8 0 R /N 2 /First 8", objects)}`),
    ],
    [
      "a PDF whose packed objects tell their type after them",
      pdfWith(`${packed("/Type 8 0 R /N 2 /First 8", objects)}\n8 0 obj\n/ObjStm\nendobj`),
    ],
    [
      "a PDF that goes to an address when it is opened, referenced indirectly",
      pdf({
        catalog: "/OpenAction 4 0 R",
        more: "4 0 obj\n<< /S /URI /URI (https://evil.example) >>\nendobj",
      }),
    ],
    [
      "a PDF that shows a page when it is opened and then goes to an address",
      pdf({
        catalog: "/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [4 0 R] >>",
        more: "4 0 obj\n<< /S /URI /URI (https://evil.example) >>\nendobj",
      }),
    ],
    [
      "a PDF with two objects of one number, of which the first acts",
      pdf({
        catalog: "/OpenAction 4 0 R",
        more: "4 0 obj\n<< /S /URI /URI (x) >>\nendobj\n4 0 obj\n<< /S /GoTo /D [3 0 R /Fit] >>\nendobj",
      }),
    ],
    [
      "a PDF with an object that acts inside of a picture's stream",
      pdfWith(`4 0 obj\n<< /Length 70 >>\nstream\n\n5 0 obj\n${script}\nendobj\nendstream\nendobj`),
    ],
    [
      "a PDF with packed objects behind a predictor",
      pdfWith(packed("/Type /ObjStm /N 1 /First 4 /DecodeParms << /Predictor 12 >>", "4 0 1")),
    ],
    [
      "a PDF with an attachment at a mark on a page",
      pdfWith("4 0 obj\n<< /Type /Annot /Subtype /FileAttachment /FS << /F (x) >> >>\nendobj"),
    ],
  ]),
  ...refusedAs("file-damaged", "pdf", [
    [
      "a PDF that says twice what an action is",
      pdf({ catalog: "/OpenAction << /S /URI /S /GoTo /D [3 0 R /Fit] /URI (https://evil.example) >>" }),
    ],
    ["a PDF of an object that can't be read", pdfWith("4 0 obj\n<< /Key ] >>\nendobj")],
    ["a PDF without a catalog", latin1(pdf().toString("latin1").replace("/Catalog", "/Katalog"))],
  ]),
  [
    "a PDF whose encryption is told among packed objects",
    "hidden-k.pdf",
    pdfWith(packed("/Type /ObjStm /N 1 /First 4", "4 0 << /Encrypt 5 0 R >>")),
    "file-encrypted",
  ],
];

/** PDFs that cost cubic time where patterns are matched against them, and others made to be slow. */
export const slowPdfs: readonly BadFile[] = [
  ...refusedAs("file-damaged", "pdf", [
    [
      "a PDF of tabs around its filter",
      pdfWith(
        `4 0 obj\n<< /Type /ObjStm /Filter${"\t".repeat(2_900)}/FlateDecode${"\t".repeat(2_900)}! >>\nstream\nx\nendstream\nendobj`,
      ),
    ],
    ["a PDF of lists without end", pdfWith(`4 0 obj\n${"[".repeat(2_000_000)}`)],
    ["a PDF of texts without end", pdfWith("4 0 obj (\n".repeat(100_000))],
    ["a PDF of names without end", pdfWith("4 0 obj << /A ".repeat(100_000))],
  ]),
];
