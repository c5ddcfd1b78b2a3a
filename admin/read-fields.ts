import type { Fields } from './visit.ts';

/** Strings by name from what a query or a form was parsed to; anything that is no string is left out. */
export function readFields(parsed: unknown): Fields {
  if (typeof parsed !== 'object' || parsed === null) return {};
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(parsed)) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    if (typeof last === 'string') fields[name] = last;
  }
  return fields;
}
