import { z } from "zod";

/** A company's development stage, as stated by the company. */
export const STAGES = ["seed", "startup", "growth", "mature"] as const;
export type Stage = (typeof STAGES)[number];
export const stageSchema = z.enum(STAGES);

/** Who sees a company's maximum rate. */
export const RATE_VISIBILITIES = ["private", "published"] as const;
export const rateVisibilitySchema = z.enum(RATE_VISIBILITIES);

/** What a company can offer as security; "none" is a valid answer: it offers nothing. */
export const SECURITIES = [
  "class_one_ip",
  "class_two_ip",
  "receivables",
  "inventory",
  "equipment",
  "real_estate",
  "equity_stake",
  "guarantor",
  "personal_guarantee",
  "none",
] as const;
export type Security = (typeof SECURITIES)[number];
export const securitySchema = z.enum(SECURITIES);

export const PURPOSES = [
  "working_capital",
  "order_fulfilment",
  "equipment",
  "new_line",
  "research_and_development",
  "digital_upgrade",
  "market_expansion",
  "refinancing",
  "acquisition",
  "other",
] as const;
export type Purpose = (typeof PURPOSES)[number];
export const purposeSchema = z.enum(PURPOSES);

/** Official recognitions (DOMAIN facts, sections 1 to 3); the city's own one is a configurable programme. */
export const RECOGNITIONS = [
  "high_tech_enterprise", // 高新技术企业
  "tech_sme", // 科技型中小企业
  "innovative_sme", // 创新型中小企业
  "specialised_sme", // 专精特新中小企业
  "little_giant", // 专精特新“小巨人”企业
  "single_champion", // 制造业单项冠军
  "ip_advantage", // 国家知识产权优势/示范企业
  "provincial_rd_centre", // 省级以上研发机构
  "city_little_giant", // 长春市科技“小巨人”
] as const;
export type Recognition = (typeof RECOGNITIONS)[number];
export const recognitionSchema = z.enum(RECOGNITIONS);

/** Class I rights of the high-tech enterprise guide (国科发火〔2016〕195号): at least one counts most. */
export const CLASS_ONE_IP = [
  "invention_patent",
  "plant_variety",
  "national_crop_variety",
  "new_drug",
  "protected_chinese_medicine",
  "ic_layout",
] as const;
/** Class II rights; trademarks don't count. */
const CLASS_TWO_IP = ["utility_model", "design_patent", "software_copyright"] as const;
export const IP_KINDS = [...CLASS_ONE_IP, ...CLASS_TWO_IP] as const;
export type IpKind = (typeof IP_KINDS)[number];
export const ipKindSchema = z.enum(IP_KINDS);

export function ipClass(kind: IpKind): 1 | 2 {
  return (CLASS_ONE_IP as readonly string[]).includes(kind) ? 1 : 2;
}

/** Functions whose heads a prospect counts; their names are not in the teaser. */
export const KEY_ROLES = ["management", "technology", "finance", "sales", "production", "quality"] as const;
export const keyRoleSchema = z.enum(KEY_ROLES);
