import fc from 'fast-check';
import { codesOf, UnitTable } from '../../../../core/search/index/unit-table.ts';
import { property } from '../../../support/property.ts';

const character = fc.constantFrom('a', 'z', '0', '+', 'က', 'ာ', '်', 'ဿ', '\u107f', '\u1080', 'é', '\0');
const unit = fc.array(character, { minLength: 1, maxLength: 10 }).map((characters) => characters.join(''));

property('every unit has one number of its own, short or long, in whatever letters, and is found by it', fc.array(unit, { maxLength: 1_600, size: 'max' }), (units) => {
  const table = new UnitTable();
  const numbers = new Map<string, number>();
  for (const each of units) {
    const known = numbers.get(each);
    if (table.find(each) !== (known ?? -1)) return false;
    const codes = codesOf(` ${each} `);
    if (table.take(codes, 1, codes.length - 1) !== (known ?? numbers.size)) return false;
    if (known === undefined) numbers.set(each, numbers.size);
  }
  return [...numbers].every(([each, number]) => table.find(each) === number && table.textOf(number) === each);
});
