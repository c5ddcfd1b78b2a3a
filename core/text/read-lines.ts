/**
 * The lines of a stream of bytes, each as long as it is, without its `\n` or `\r\n`; the last one also without a line end. Nothing else ends a line (U+2028 and a lone
 * `\r` do for node:readline, and may stand inside a JSON text or a pasted sentence); bytes that are no UTF-8 become U+FFFD.
 */
export async function* readLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: false });
  let parts: string[] = [];
  for await (const chunk of bytes) {
    const [rest = '', ...lines] = decoder.decode(chunk, { stream: true }).split('\n');
    parts.push(rest);
    for (const next of lines) {
      yield bare(parts.join(''));
      parts = [next];
    }
  }
  parts.push(decoder.decode());
  const last = parts.join('');
  if (last !== '') yield bare(last);
}

function bare(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
