import type pg from "pg";

/** A query of each kind of object: its name, and all that defines it. */
const objects = [
  `select 'schema ' || n.nspname, n.nspowner::regrole || grants(n.nspacl)
   from pg_namespace n where n.nspname in ('public', 'accounts')`,
  `select 'relation ' || c.oid::regclass, concat_ws(' ', c.relkind, c.relowner::regrole, c.relrowsecurity, c.relforcerowsecurity,
     c.reloptions, c.relpersistence, c.relreplident) || grants(c.relacl)
   from pg_class c where c.relkind <> 'i' and own(c.relnamespace)`,
  `select 'column ' || c.oid::regclass || '.' || a.attname, concat_ws(' ', a.attnum, format_type(a.atttypid, a.atttypmod),
     a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated, a.attcollation, a.attstorage) || grants(a.attacl)
   from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relkind = 'r' and own(c.relnamespace) and not a.attisdropped and (a.attnum > 0 or a.attacl is not null)`,
  `select 'constraint ' || c.conrelid::regclass || '.' || c.conname, pg_get_constraintdef(c.oid) || c.convalidated
   from pg_constraint c where c.conrelid <> 0 and own(c.connamespace)`,
  `select 'index ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid) || i.indisvalid
   from pg_index i join pg_class c on c.oid = i.indexrelid where own(c.relnamespace)`,
  `select 'function ' || p.oid::regprocedure, pg_get_functiondef(p.oid) || p.proowner::regrole || grants(p.proacl)
   from pg_proc p where own(p.pronamespace)`,
  `select 'policy ' || p.polrelid::regclass || '.' || p.polname, concat_ws(' ', p.polcmd, p.polpermissive,
     array(select oid::regrole::text from pg_roles where oid = any (p.polroles) order by 1),
     pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
   from pg_policy p join pg_class c on c.oid = p.polrelid where own(c.relnamespace)`,
  `select 'trigger ' || t.tgrelid::regclass || '.' || t.tgname, concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled)
   from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and own(c.relnamespace)`,
  `select 'comment ' || pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description
   from pg_description d join pg_class c on d.classoid = 'pg_class'::regclass and c.oid = d.objoid where own(c.relnamespace)`,
];

const helpers = `
  create function pg_temp.grants(acl aclitem[]) returns text language sql
    return ' ' || array(select entry::text from unnest(acl) as entry order by 1)::text;
  create function pg_temp.own(namespace oid) returns boolean language sql
    return namespace in (select oid from pg_namespace where nspname in ('public', 'accounts'));`;

/** Everything that migrations define in a database, one line for each object, in order: equal for equal schemas. */
export async function schemaOf(client: pg.Client): Promise<string[]> {
  await client.query(helpers);
  const lines: string[] = [];
  for (const query of objects) {
    const text = query.replaceAll(/\b(?:grants|own)\(/g, "pg_temp.$&");
    const { rows } = await client.query<[string, string | null]>({ text, rowMode: "array" });
    lines.push(...rows.map(([name, definition]) => `${name}: ${withoutAliases(definition ?? "")}`));
  }
  await client.query("drop function pg_temp.grants(aclitem[]), pg_temp.own(oid)");
  return lines.sort();
}

/** A restored function names output columns that had no name before it was dumped. */
function withoutAliases(definition: string): string {
  return definition.replaceAll(/ AS (?:\w+|"[^"\n]*")(?=,?$)/gm, "");
}
