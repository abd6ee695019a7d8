import { SUZHOU, SUZHOU_DISTRICTS } from "#app/domain/codes/districts.ts";
import type { SeedCity } from "./seed-city.ts";
import { SUZHOU_INSTITUTIONS } from "./suzhou-institutions.ts";

/**
 * A city of Suzhou's size (36,292 firms on its platform in 2019), for measuring. Its branches follow its industry:
 * electronics and optical communication, equipment, biomedicine, nano and new materials, software.
 */
export const suzhou: SeedCity = {
  seed: "suzhou",
  companies: 40_000,
  registered: 0,
  mandates: 1_000,
  rooms: 0,
  part: 2_000,
  code: SUZHOU,
  districts: SUZHOU_DISTRICTS,
  registrar: "320501",
  dialling: "0512",
  branches: [
    ["photonics", 22],
    ["auto-parts", 12],
    ["rail-and-equipment", 19],
    ["bio-and-medical", 14],
    ["new-materials", 13],
    ["software-and-ai", 15],
    ["agri-food", 1],
    ["other", 4],
  ],
  homes: {
    photonics: ["3205/320583", "3205/320509", "3205/320571", "3205/320505"],
    "auto-parts": ["3205/320581", "3205/320585", "3205/320507"],
    "rail-and-equipment": ["3205/320582", "3205/320583", "3205/320505"],
    "bio-and-medical": ["3205/320571", "3205/320571", "3205/320506", "3205/320585"],
    "new-materials": ["3205/320571", "3205/320582", "3205/320509"],
    "software-and-ai": ["3205/320571", "3205/320505", "3205/320508"],
    "agri-food": ["3205/320506", "3205/320581"],
  },
  zones: ["3205/320571", "3205/320505", "3205/320583"],
  streets:
    "星湖街 金鸡湖大道 独墅湖大道 科灵路 狮山路 竹园路 前进东路 登云路 宝带东路 人民南路 运东大道 东南大道".split(
      " ",
    ),
  inName: { city: ["苏州", "Suzhou"], province: ["江苏", "Jiangsu"] },
  institutions: SUZHOU_INSTITUTIONS,
  demo: {
    uscc: "91320594MA0Y12340T",
    district: "3205/320571",
    address: "苏州工业园区星湖街88号",
    brand: ["澄光", "Chengguang"],
  },
  plays: {
    松辽银行: "金鸡湖银行",
    浑江银行: "独墅湖银行",
    南湖商业银行: "石湖银行",
    新凯银行: "尚湖银行",
    黑水银行: "澄湖银行",
    红旗农商银行: "娄江农商银行",
    北春租赁: "白茆塘融资租赁",
    青峰租赁: "吴淞江融资租赁",
    长青租赁: "七浦塘融资租赁",
    铁北融资担保: "尚湖融资担保",
    春城科技融资担保: "澄湖融资担保",
    一链商业保理: "灵岩商业保理",
  },
};
