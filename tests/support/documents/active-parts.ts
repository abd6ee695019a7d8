import { refusedAs, type BadFile } from "./bad-file.ts";
import { docx, docxWith, xlsxWith } from "./good-files.ts";

const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const escaped = (words: string) =>
  words.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** Office documents of one part each, by content. */
export const sheetWithFormula = (formula: string): Buffer =>
  xlsxWith("xl/worksheets/sheet1.xml", `<worksheet><f>${escaped(formula)}</f></worksheet>`);
export const textOf = (words: string): Buffer =>
  docxWith("word/footer1.xml", `<w:ftr xmlns:w="w">${words}</w:ftr>`);
export const drawingOf = (words: string): Buffer => docxWith("word/media/image1.svg", words);
export const linkOf = (target: string): Buffer =>
  docx({
    relations: `<Relationship Id="r2" Type="${types}/hyperlink" Target="${target}" TargetMode="External"/>`,
  });
const mark = (kind: string) => `<w:fldChar w:fldCharType="${kind}"/>`;
/** A field whose instruction comes in runs. */
export const fieldOf = (...runs: string[]): Buffer =>
  textOf(
    `${mark("begin")}${runs.map((words) => `<w:instrText>${escaped(words)}</w:instrText>`).join("")}${mark("separate")}${mark("end")}`,
  );
export const simpleFieldOf = (words: string): Buffer => textOf(`<w:fldSimple w:instr="${escaped(words)}"/>`);

const formulas = [
  `'a"b'!A1&WEBSERVICE("http://evil/")`,
  `'a"b'!A1&_xlfn.IMAGE("http://evil/x.png")`,
  `T[a"b]&WEBSERVICE("http://evil/")`,
  `T['[a"b]&WEBSERVICE("http://evil/")`,
  `'a"b'!A1+'http://evil/[x.xlsx]S'!A1`,
  `'a"b'!A1+cmd|'/c calc'!A0`,
  `cmd|'/c calc'!A0`,
  `'it''s'!A1+[x.xlsx]Sheet1!A1`,
  `[1]Sheet1:Sheet3!A1`,
  `[x.xlsx]'My sheet'!A1`,
  `C:\\a\\[x.xlsx]Sheet1!A1`,
  `['[x'.xlsx]Sheet1!A1`,
  `[a[b]Sheet1!A1&T[c]]`,
  `_xlfn.MAP(A1:A2,_xleta.IMAGE)`,
  `_xlfn.LET(_xlpm.f,_xleta.IMAGE,_xlpm.f("http://evil/"))`,
  `"a`,
  `'a!A1`,
  `T[a`,
  `T[a']`,
  `1+${"A1+".repeat(30_000)}1`,
  `HYPERLINK("ms-msdt:/id x","a")`,
  `IF(A1,HYPERLINK ( "\\\\evil\\x" ))`,
  `hyperlink("java"&"script:x()")`,
  `HYPERLINK("file:///C:/x.exe"&"")`,
];

const fields: readonly (readonly [what: string, bytes: Buffer])[] = [
  ["of a script", fieldOf(' HYPERLINK "javascript:x()" ')],
  ["of a script, in runs", fieldOf(" HYPER", 'LINK "java', 'script:x()"', " \\h ")],
  ["without quotes", fieldOf(" HYPERLINK ms-msdt:/id \\h")],
  ["behind a note", fieldOf(' HYPERLINK \\o "a note" "javascript:x()"')],
  ["of another computer", fieldOf(' HYPERLINK "\\\\\\\\evil\\\\x"')],
  ["of another computer, without quotes", fieldOf(" HYPERLINK \\\\\\\\evil\\\\x")],
  ["of a program", simpleFieldOf(' HYPERLINK "C:\\\\x.exe" \\t "_blank"')],
  ["that never ends", textOf(`${mark("begin")}<w:instrText> HYPERLINK "javascript:x()"</w:instrText>`)],
  [
    "around another",
    textOf(
      `${mark("begin")}<w:instrText>HYPERLINK "java</w:instrText>${mark("begin")}<w:instrText>PAGE</w:instrText>${mark("separate")}${mark("end")}<w:instrText>script:x()"</w:instrText>${mark("separate")}${mark("end")}`,
    ),
  ],
  [
    "under a thousand others",
    textOf(`${mark("begin").repeat(1_001)}<w:instrText>${"x ".repeat(1_500)}</w:instrText>`),
  ],
];

const elements = [
  '<a:blip r:embed="r1" r:link="r2"/>',
  '<asvg:svgBlip r:link="r2"/>',
  '<a:videoFile r:link="r2"/>',
  '<v:imagedata r:href="r2"/>',
  '<v:imagedata r:id="r1" r:pict="r2"/>',
  '<v:shape href="javascript:x()"/>',
  '<v:rect href="\\\\evil\\x"/>',
  '<v:group href="file:///C:/x.exe"/>',
  "<w:mailMerge/>",
  '<w:connectString w:val="Provider=x"/>',
  '<w:dataSource r:id="r2"/>',
  '<wp15:webVideoPr embeddedHtml="&lt;iframe/&gt;"/>',
];

const renderCache = [
  "<svg><style>g { fill: u\\72l(http://evil/) }</style></svg>",
  "<svg><style>\\40import 'http://evil/'</style></svg>",
  "<svg><style>g { fill: red }<style/>@import 'http://evil/'</style></svg>",
  '<svg><g style="fill:\\75rl(http://evil/)"/></svg>',
  '<svg><g fill="u\\72l(http://evil/)"/></svg>',
  '<svg><h:link rel="stylesheet" href="x.css"/></svg>',
  '<svg><h:meta content="0;url=x"/></svg>',
  '<svg><h:img srcset="http://evil/x.png 2x"/></svg>',
  '<svg><h:base href="x"/></svg>',
  '<svg><image srcset="http://evil/x.png 2x"/></svg>',
  '<svg><g http-equiv="refresh"/></svg>',
  '<svg xml:base="http://evil/"><image href="x.png"/></svg>',
  '<svg><animateTransform attributeName="x"/></svg>',
  '<svg><h:video poster="x"/></svg>',
  '<x><svg><image href="http://evil/x.png"/><g onload="x()"/></svg></x>',
  "<html><body/></html>",
];

/** Formulas in each other, and with elements of others in between. */
const nested = [
  "<formula1><f>A1</f><x/>+WEBSERVICE(A1)</formula1>",
  "<f>WEB<x:f/>SERVICE(A1)</f>",
  `${"<f>".repeat(9)}1${"</f>".repeat(9)}`,
  "<f>WEB<x:f>SERV</x:f>ICE(A1)</f>",
].map((words) => [words, xlsxWith("xl/worksheets/sheet1.xml", `<worksheet>${words}</worksheet>`)] as const);

const links = [
  "x.pif",
  "x.chm",
  "x.docm",
  "x.xlsm",
  "x.pptm",
  "x.iso",
  "x.img",
  "x.vhd",
  "x.py",
  "x.exe.",
  "x.exe. ",
  "file:///C:/x%2Eexe",
  "file:///C:/x.ex%65",
  "file:///C:/x.exe%2E%20",
  "file:///%5C%5Chost/share",
  "%5C%5Chost/share",
  "file:///C:/100%",
  "C:\\x.exe",
  `${" ".repeat(300)}javascript:x()`,
];

const named = (what: string, files: readonly (readonly [string, Buffer])[], ending: string) =>
  refusedAs(
    "file-active",
    ending,
    files.map(([title, bytes]) => [`${what} ${title.slice(0, 80)}`, bytes] as const),
  );
const each = (words: readonly string[], file: (one: string) => Buffer) =>
  words.map((one) => [one, file(one)] as const);

/** Active content of a part of an Office document, in every notation. */
export const activeParts: readonly BadFile[] = [
  ...named("a formula", each(formulas, sheetWithFormula), "xlsx"),
  ...named("a nested formula", nested, "xlsx"),
  ...named("a linking field", fields, "docx"),
  ...named("an element", each(elements, textOf), "docx"),
  ...named("a drawing", each(renderCache, drawingOf), "docx"),
  ...named("a way", each(links, linkOf), "docx"),
];
