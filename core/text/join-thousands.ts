/** `500,000`, `5,00,000`, `500.000` and `500 000` are one number. Takes and gives a normalised text. */
export function joinThousands(text: string): string {
  return text.replace(/(?<=\d),(?=\d{2,3}(?!\d))/g, '').replace(/(?<=\d)[. ](?=\d{3}(?!\d))/g, '');
}
