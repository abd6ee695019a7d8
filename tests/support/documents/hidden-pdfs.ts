import { text, type BadFile } from "./bad-file.ts";
import { packed, pdf } from "./good-files.ts";

const script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
/** Two objects in one stream of objects: a harmless number, and one that acts. */
const objects = `4 0 5 2 1 ${script}`;

/** PDFs that hide what they do from whoever reads words and not structure. */
export const hiddenPdfs: readonly BadFile[] = [
  [
    "a PDF whose JavaScript stands behind the word stream in a string",
    "hidden-a.pdf",
    pdf({ more: `4 0 obj\n<< /Title (a stream\n) /S /JavaScript /JS (1) /End (endstream) >>\nendobj` }),
    "file-active",
  ],
  [
    "a PDF whose JavaScript stands behind the word stream in a comment",
    "hidden-b.pdf",
    pdf({ more: `% stream\n4 0 obj\n${script}\nendobj\n% endstream` }),
    "file-active",
  ],
  [
    "a PDF whose packed objects tell their type elsewhere",
    "hidden-c.pdf",
    pdf({ more: `8 0 obj\n/ObjStm\nendobj\n${packed("/Type 8 0 R /N 2 /First 8", objects)}` }),
    "file-active",
  ],
  [
    "a PDF whose packed objects tell their type after them",
    "hidden-d.pdf",
    pdf({ more: `${packed("/Type 8 0 R /N 2 /First 8", objects)}\n8 0 obj\n/ObjStm\nendobj` }),
    "file-active",
  ],
  [
    "a PDF that goes to an address when it is opened, told elsewhere",
    "hidden-e.pdf",
    pdf({ catalog: "/OpenAction 4 0 R", more: "4 0 obj\n<< /S /URI /URI (https://evil.example) >>\nendobj" }),
    "file-active",
  ],
  [
    "a PDF that shows a page when it is opened and then goes to an address",
    "hidden-f.pdf",
    pdf({
      catalog: "/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [4 0 R] >>",
      more: "4 0 obj\n<< /S /URI /URI (https://evil.example) >>\nendobj",
    }),
    "file-active",
  ],
  [
    "a PDF with two objects of one number, of which the first acts",
    "hidden-g.pdf",
    pdf({
      catalog: "/OpenAction 4 0 R",
      more: "4 0 obj\n<< /S /URI /URI (x) >>\nendobj\n4 0 obj\n<< /S /GoTo /D [3 0 R /Fit] >>\nendobj",
    }),
    "file-active",
  ],
  [
    "a PDF with an object that acts inside of a picture's stream",
    "hidden-h.pdf",
    pdf({ more: `4 0 obj\n<< /Length 70 >>\nstream\n\n5 0 obj\n${script}\nendobj\nendstream\nendobj` }),
    "file-active",
  ],
  [
    "a PDF that says twice what an action is",
    "hidden-i.pdf",
    pdf({ catalog: "/OpenAction << /S /URI /S /GoTo /D [3 0 R /Fit] /URI (https://evil.example) >>" }),
    "file-damaged",
  ],
  [
    "a PDF with packed objects behind a predictor",
    "hidden-j.pdf",
    pdf({ more: packed("/Type /ObjStm /N 1 /First 4 /DecodeParms << /Predictor 12 >>", "4 0 1") }),
    "file-active",
  ],
  [
    "a PDF whose encryption is told among packed objects",
    "hidden-k.pdf",
    pdf({ more: packed("/Type /ObjStm /N 1 /First 4", "4 0 << /Encrypt 5 0 R >>") }),
    "file-encrypted",
  ],
  [
    "a PDF with an attachment at a mark on a page",
    "hidden-l.pdf",
    pdf({ more: "4 0 obj\n<< /Type /Annot /Subtype /FileAttachment /FS << /F (x) >> >>\nendobj" }),
    "file-active",
  ],
  [
    "a PDF of an object that can't be read",
    "hidden-m.pdf",
    pdf({ more: "4 0 obj\n<< /Key ] >>\nendobj" }),
    "file-damaged",
  ],
  [
    "a PDF without a catalog",
    "hidden-n.pdf",
    text(pdf().toString("latin1").replace("/Catalog", "/Katalog")),
    "file-damaged",
  ],
];

/** PDFs that cost cubic time where patterns are matched against them, and others made to be slow. */
export const slowPdfs: readonly BadFile[] = [
  [
    "a PDF of tabs around its filter",
    "slow-a.pdf",
    pdf({
      more: `4 0 obj\n<< /Type /ObjStm /Filter${"\t".repeat(2_900)}/FlateDecode${"\t".repeat(2_900)}! >>\nstream\nx\nendstream\nendobj`,
    }),
    "file-damaged",
  ],
  [
    "a PDF of lists without end",
    "slow-b.pdf",
    pdf({ more: `4 0 obj\n${"[".repeat(2_000_000)}` }),
    "file-damaged",
  ],
  ["a PDF of texts without end", "slow-c.pdf", pdf({ more: "4 0 obj (\n".repeat(100_000) }), "file-damaged"],
  [
    "a PDF of names without end",
    "slow-d.pdf",
    pdf({ more: "4 0 obj << /A ".repeat(100_000) }),
    "file-damaged",
  ],
];
