import { isObject } from './wire.ts';

/** Says what is wrong with a value in the words of Viber's JSON-schema validator, or undefined when it is right. */
export type Rule = (value: unknown) => string | undefined;

const HEX_COLOR = /^#?[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$/;
const HTTP_URL = /^https?:\/\/[^\s/?#]+/i;
const URL_LENGTH_MAX = 2000;

/** An integer from `min` to `max`. */
export function integer(min: number, max: number): Rule {
  return value => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(value, 'integer');
    if (value < min) return `numeric instance is lower than the required minimum (minimum: ${min}, found: ${value})`;
    if (value > max) return `numeric instance is greater than the required maximum (maximum: ${max}, found: ${value})`;
    return undefined;
  };
}

/** A string of at most `max` UTF-16 units. */
export function string(max = Number.MAX_SAFE_INTEGER): Rule {
  return value => {
    if (typeof value !== 'string') return wrongType(value, 'string');
    if (value.length > max) return `string is too long (length: ${value.length}, maximum allowed: ${max})`;
    return undefined;
  };
}

/** One of the given strings. */
export function oneOf(values: readonly string[]): Rule {
  return value =>
    typeof value === 'string' && values.includes(value)
      ? undefined
      : `instance value (${JSON.stringify(value)}) not found in enum (possible values: ${JSON.stringify(values)})`;
}

export const boolean: Rule = value => (typeof value === 'boolean' ? undefined : wrongType(value, 'boolean'));

export const color: Rule = value =>
  typeof value === 'string' && HEX_COLOR.test(value) ? undefined : `${JSON.stringify(value)} is not a hex color`;

export const httpUrl: Rule = value =>
  typeof value === 'string' && value.length <= URL_LENGTH_MAX && HTTP_URL.test(value)
    ? undefined
    : `${JSON.stringify(value)} is not an http(s) URL`;

export const object: Rule = value => (isObject(value) ? undefined : wrongType(value, 'object'));

/** Four paddings of 0–12. */
export const paddings: Rule = value =>
  Array.isArray(value) && value.length === 4 && value.every(one => integer(0, 12)(one) === undefined)
    ? undefined
    : 'TextPaddings must be four integers from 0 to 12';

/** An object whose known keys obey their rules; unknown keys are ignored. */
export function shape(rules: Readonly<Record<string, Rule>>): Rule {
  const table = new Map(Object.entries(rules));
  return value => {
    if (!isObject(value)) return wrongType(value, 'object');
    for (const key in value) {
      const wrong = table.get(key)?.(value[key]);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

function wrongType(value: unknown, wanted: string): string {
  const found = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return `instance type (${found}) does not match any allowed primitive type (allowed: ["${wanted}"])`;
}
