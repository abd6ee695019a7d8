import { CITY, DISTRICTS } from "#app/domain/codes/districts.ts";
import { INSTITUTIONS } from "./institution-names.ts";
import type { SeedCity } from "./seed-city.ts";

/** The demonstration city (DOMAIN facts, section 10). */
export const changchun: SeedCity = {
  seed: "changchun",
  companies: 1_500,
  registered: 8_500,
  mandates: 250,
  rooms: 28,
  part: 1_500,
  code: CITY,
  districts: DISTRICTS,
  registrar: "220101",
  dialling: "0431",
  branches: [
    ["photonics", 16],
    ["auto-parts", 18],
    ["rail-and-equipment", 14],
    ["bio-and-medical", 15],
    ["new-materials", 10],
    ["software-and-ai", 14],
    ["agri-food", 8],
    ["other", 5],
  ],
  homes: {
    "auto-parts": ["2201/220174", "2201/220174", "2201/220171", "2201/220106"],
    "rail-and-equipment": ["2201/220103", "2201/220106", "2201/220106"],
    "agri-food": ["2201/220122", "2201/220182", "2201/220183", "2201/220184", "2201/220112"],
    photonics: ["2201/changchun-new-area", "2201/220173", "2201/220172"],
    "software-and-ai": ["2201/220172", "2201/220104", "2201/220173"],
    "bio-and-medical": ["2201/220173", "2201/changchun-new-area", "2201/220113"],
  },
  zones: ["2201/changchun-new-area", "2201/220173", "2201/220171", "2201/220172", "2201/220174"],
  streets:
    "创新路 光华路 卓越大街 丙十七街 硅谷大街 越达路 锦湖大路 飞跃路 学府街 和谐大街 东升路 启航街".split(
      " ",
    ),
  inName: { city: ["长春", "Changchun"], province: ["吉林省", "Jilin"] },
  institutions: INSTITUTIONS,
  demo: {
    uscc: "91220101MA0Y12340Q",
    district: "2201/changchun-new-area",
    address: "长春新区光华路88号",
    brand: ["澄光", "Chengguang"],
  },
  plays: {},
};
