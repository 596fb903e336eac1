import type { Database } from '../../src/database/database.ts';

/**
 * Everything that makes up the schema `public` of a database, one line each, sorted: columns, constraints, indexes, types,
 * bodies of functions, triggers, views, comments and storage. Objects of extensions are left out.
 */
export async function schemaText(database: Database): Promise<string[]> {
  const { rows } = await database.pool.query<{ line: string }>(SCHEMA_SQL);
  return rows.map(({ line }) => line).sort();
}

const SCHEMA_SQL = `
  WITH ours AS (
    SELECT c.* FROM pg_class AS c
    WHERE c.relnamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e')
  ), functions AS (
    SELECT p.* FROM pg_proc AS p
    WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = p.oid AND d.deptype = 'e')
  )
  SELECT format('%s %s (%s)', relkind, relname, array_to_string(reloptions, ', ')) AS line FROM ours
  UNION ALL
  SELECT format('column %s.%s %s %s null:%s default:%s generated:%s storage:%s', c.relname, a.attname,
    format_type(a.atttypid, a.atttypmod), a.attcollation::regcollation, NOT a.attnotnull, pg_get_expr(d.adbin, d.adrelid),
    a.attgenerated, a.attstorage)
  FROM ours AS c
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
  UNION ALL
  SELECT format('constraint %s on %s: %s', n.conname, c.relname, pg_get_constraintdef(n.oid))
  FROM ours AS c JOIN pg_constraint AS n ON n.conrelid = c.oid
  -- Since version 18 NOT NULL is one, whose name depends on how the table was made.
  WHERE n.contype <> 'n'
  UNION ALL
  SELECT pg_get_indexdef(c.oid) FROM ours AS c WHERE c.relkind = 'i'
  UNION ALL
  SELECT pg_get_functiondef(oid) FROM functions
  UNION ALL
  SELECT pg_get_triggerdef(t.oid) FROM ours AS c JOIN pg_trigger AS t ON t.tgrelid = c.oid WHERE NOT t.tgisinternal
  UNION ALL
  SELECT format('view %s: %s', c.relname, pg_get_viewdef(c.oid)) FROM ours AS c WHERE c.relkind = 'v'
  UNION ALL
  SELECT format('enum %s: %s', t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder))
  FROM pg_type AS t JOIN pg_enum AS e ON e.enumtypid = t.oid GROUP BY t.typname
  UNION ALL
  SELECT format('comment on %s %s: %s', c.relname, a.attname, d.description)
  FROM ours AS c
    JOIN pg_description AS d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass
    LEFT JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
  UNION ALL
  SELECT format('comment on %s: %s', p.oid::regprocedure, obj_description(p.oid, 'pg_proc')) FROM functions AS p`;
