import { type NamedPart, partSpans } from "#app/domain/identity/own-spans.ts";
import type { Recognition } from "#app/domain/codes/companies.ts";
import { isInArea } from "#app/domain/codes/paths.ts";
import type { Span } from "#app/lib/spans.ts";

/** Titles that a company may be listed under but no teaser shows, so that naming one always reveals more. */
const UNLISTED = "unlisted";
type Title = Recognition | typeof UNLISTED;

/** The names of titles, as `emailsOf` normalises them; an ambiguous name may be any of several. */
const TITLE_NAMES: readonly (readonly [titles: readonly Title[], names: string])[] = [
  [
    ["high_tech_enterprise"],
    "高新技术企业 高新企业 高企 国高新 hntes hitechenterprise hightechenterprise newandhightechnologyenterprise highandnewtechnologyenterprise newandhightechenterprise",
  ],
  [["tech_sme"], "科技型中小企业 techbasedsme technologybasedsme techsme"],
  [["innovative_sme"], "创新型中小企业 innovativesme"],
  [["specialised_sme"], "专精特新 specialisedsme specializedsme srdi"],
  [["little_giant", "city_little_giant"], "小巨人 littlegiant"],
  [["little_giant"], "专精特新小巨人 国家级小巨人 国家小巨人 nationallittlegiant"],
  [["city_little_giant"], "科技小巨人 科技型小巨人 长春市小巨人 technologylittlegiant techlittlegiant"],
  [["single_champion"], "单项冠军 singlechampion manufacturingchampion"],
  [["ip_advantage"], "知识产权优势 知识产权示范 ipadvantage ipdemonstration intellectualpropertyadvantage"],
  [
    ["provincial_rd_centre"],
    "省级研发机构 省级以上研发机构 省级企业技术中心 省企业技术中心 省级工程研究中心 省级工程技术研究中心 省级工程实验室 省级重点实验室 " +
      "国家企业技术中心 国家级企业技术中心 provincialrd provincialengineering provincialtechnologycentre provincialtechnologycenter provincialenterprisetechnology",
  ],
  [[UNLISTED], "瞪羚 独角兽 gazelle"],
];

/** The names of districts by code; words with another meaning match only with the kind of place. */
const DISTRICT_NAMES: Readonly<Record<string, string>> = {
  "2201/220102": "南关区 nanguan",
  "2201/220103": "宽城区 kuancheng",
  "2201/220104": "朝阳区 chaoyang",
  "2201/220105": "二道区 erdao",
  "2201/220106": "绿园区 luyuan",
  "2201/220112": "双阳区 shuangyang",
  "2201/220113": "九台区 九台市 jiutai",
  "2201/220122": "农安 nongan",
  "2201/220182": "榆树市 yushu",
  "2201/220183": "德惠 dehui",
  "2201/220184": "公主岭 gongzhuling",
  "2201/220171": "长春经开 经开区 经济技术开发区 economicandtechnologicaldevelopmentzone",
  "2201/220172": "净月 净月高新区 jingyue",
  "2201/220173": "长春高新 高新区 高新技术产业开发区 changchunhightech",
  "2201/220174": "汽开区 汽车经济技术开发区 汽车产业开发区 automotivedevelopmentzone",
  "2201/changchun-new-area": "长春新区 changchunnewarea",
  "2201/china-korea-zone": "中韩示范区 中韩长春 中韩国际合作 chinakorea",
  "3205/320505": "虎丘 苏州高新区 huqiu suzhounewdistrict",
  "3205/320506": "吴中区 wuzhong",
  "3205/320507": "相城区 xiangcheng",
  "3205/320508": "姑苏区 gusu",
  "3205/320509": "吴江 wujiang",
  "3205/320571": "工业园区 suzhouindustrialpark",
  "3205/320581": "常熟 changshu",
  "3205/320582": "张家港 zhangjiagang",
  "3205/320583": "昆山 kunshan",
  "3205/320585": "太仓 taicang",
};

const TITLE_PARTS = TITLE_NAMES.flatMap(([titles, names]) =>
  named(names).map((part) => ({ ...part, titles })),
);

/** Which names a teaser shows; null where nothing was chosen yet, so that none counts as left out. */
export type ShownNames = { readonly place: boolean; readonly titles: readonly string[] } | null;

/**
 * Titles and districts of its city that a company's text names though the teaser leaves them out, whether or not they
 * are its own: if only its own were refused, accepted ones would reveal which it has.
 */
export function coarseNames(
  text: string,
  { city, shown }: { city: string; shown: ShownNames },
): { kind: "title" | "district"; found: string }[] {
  if (shown === null) return [];
  const isLeftOut = ({ titles }: { titles: readonly string[] }) =>
    !titles.some((one) => shown.titles.includes(one));
  const titles = longest(partSpans(text, TITLE_PARTS)).filter(({ part }) => isLeftOut(part));
  const districts = Object.entries(DISTRICT_NAMES).flatMap(([code, names]) =>
    isInArea(code, city) ? named(names) : [],
  );
  const places = shown.place ? [] : partSpans(text, districts);
  const found = ({ from, to }: Span) => text.slice(from, to);
  return [
    ...titles
      .filter((span) => !isOfOthers(text, span))
      .map((span) => ({ kind: "title" as const, found: found(span) })),
    ...longest(places).map((span) => ({ kind: "district" as const, found: found(span) })),
  ];
}

function named(names: string): NamedPart[] {
  return names.split(" ").map((chars) => ({
    chars,
    style: /^[a-z]/u.test(chars) ? ("apart" as const) : ("han" as const),
  }));
}

/** Those not contained in a longer one: 专精特新“小巨人” is one title. */
function longest<S extends Span>(spans: readonly S[]): S[] {
  const isIn = (one: Span, other: Span) =>
    other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from;
  return spans.filter((one) => !spans.some((other) => isIn(one, other)));
}

/** Counted companies, and customers, are others: 86家高新技术企业, 高新技术企业客户. */
function isOfOthers(text: string, { from, to }: Span): boolean {
  return (
    /(?:(?<!国)家|[批多个])\s?$/u.test(text.slice(Math.max(0, from - 3), from)) ||
    /^(?:企业)?(?:等)?(?:客户|用户)/u.test(text.slice(to, to + 5))
  );
}
