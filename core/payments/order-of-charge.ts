/** The order to which a provider's id `<order>_<try>` belongs. */
export function orderOfCharge(charge: string): string {
  return charge.split('_', 1)[0] ?? charge;
}
