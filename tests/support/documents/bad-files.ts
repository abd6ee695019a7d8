import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { LARGEST_FILE_BYTES } from "#app/domain/documents/limits.ts";
import { activeParts } from "./active-parts.ts";
import { activePdfs } from "./active-pdfs.ts";
import { joinBytes, program, script, latin1, virus, type BadFile } from "./bad-file.ts";
import { offices } from "./bad-offices.ts";
import { pdfs } from "./bad-pdfs.ts";
import { hiddenOffices } from "./hidden-offices.ts";
import { slowOffices } from "./slow-offices.ts";
import { hiddenPdfs, slowPdfs } from "./hidden-pdfs.ts";
import { jpeg, pdf, png } from "./good-files.ts";
import { zip } from "./zip.ts";

const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';

const pictures: readonly BadFile[] = [
  ["a drawing with a script", "a.svg", latin1(svg), "type-not-accepted"],
  ["a drawing that is called a picture", "b.png", latin1(svg), "type-differs"],
  ["a web page that is called a picture", "c.jpg", latin1(script), "type-differs"],
  ["a PNG that is cut in the middle", "d.png", png().subarray(0, 40), "file-cut"],
  ["a PNG with a web page behind it", "e.png", joinBytes(png(), script), "file-mixed"],
  [
    "a PNG with an archive behind it",
    "f.png",
    joinBytes(png(), zip([{ name: "x.js", bytes: "x" }])),
    "file-mixed",
  ],
  ["a PNG of four milliard pixels", "g.png", png(65_535), "file-unpacks-too-large"],
  ["a PNG that is called a JPEG", "h.jpeg", png(), "type-differs"],
  ["a JPEG that is cut in the middle", "i.jpg", jpeg().subarray(0, 40), "file-cut"],
  ["a JPEG with a program behind it", "j.jpg", joinBytes(jpeg(), program), "file-mixed"],
  ["a PNG without a pixel", "g.png", png(0), "file-damaged"],
  ["a JPEG without a pixel", "k.jpg", jpeg(0), "file-damaged"],
  ["a JPEG of four milliard pixels", "k.jpg", jpeg(65_535), "file-unpacks-too-large"],
  ["a JPEG that is called a PDF", "l.pdf", jpeg(), "type-differs"],
  ["a moving picture", "m.gif", latin1("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "type-not-accepted"],
];

const others: readonly BadFile[] = [
  ["the makers' test virus", "a.pdf", latin1(virus), "file-malware"],
  ["a program that is called a PDF", "b.pdf", program, "type-differs"],
  ["a program", "c.exe", program, "type-not-accepted"],
  ["an archive", "d.zip", zip([{ name: "x.pdf", bytes: pdf() }]), "type-not-accepted"],
  ["a web page", "e.html", latin1(script), "type-not-accepted"],
  ["a list of values", "f.csv", latin1("=cmd|' /C calc'!A0,1\n"), "type-not-accepted"],
  ["a shell script that is called a PDF", "g.pdf", latin1("#!/bin/sh\nrm -rf /\n"), "type-differs"],
  ["an empty file", "h.pdf", Buffer.alloc(0), "file-empty"],
  ["zeros", "i.pdf", Buffer.alloc(5_000), "type-differs"],
  [
    "one byte too many",
    "j.pdf",
    joinBytes(pdf(), Buffer.alloc(LARGEST_FILE_BYTES + 1 - pdf().length)),
    "file-too-large",
  ],
];

/** Refused files, each with the reason shown. */
export const badFiles: readonly BadFile[] = [
  ...pdfs,
  ...hiddenPdfs,
  ...slowPdfs,
  ...activePdfs,
  ...offices,
  ...hiddenOffices,
  ...slowOffices,
  ...activeParts,
  ...pictures,
  ...others,
];

/** Refused names, as our script would announce them. */
export const badNames: readonly (readonly [title: string, name: string, fault: FileFault])[] = [
  ["a name that is a path", "../../etc/passwd.pdf", "name-unusable"],
  ["a name that is a path of Windows", "C:\\windows\\x.pdf", "name-unusable"],
  ["a name that turns what follows", "invoice\u202efdp.pdf", "name-unusable"],
  ["a name with a control character", "a\u0007b.pdf", "name-unusable"],
  ["a name with a character that nobody sees", "a\u200bb.pdf", "name-unusable"],
  ["a name that is a device", "CON.pdf", "name-unusable"],
  ["a name of dots", "...pdf", "name-unusable"],
  ["a name that hides a program", "invoice.exe.pdf", "name-unusable"],
  ["a name with spaces around it", " a .pdf", "name-unusable"],
  ["a name without end", `${"x".repeat(200)}.pdf`, "name-unusable"],
  ["a name without an ending", "statement", "type-not-accepted"],
];
